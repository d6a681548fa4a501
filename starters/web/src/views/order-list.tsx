import { useState } from 'react';

import type { Order } from '../order.ts';
import type { OrdersState } from '../orders.ts';
import type { Orders } from '../use-orders.ts';
import { Notice } from './notice.tsx';

type OrderListProps = { readonly state: OrdersState } & Pick<Orders, 'reload' | 'loadMore'>;

export function OrderList({ state, reload, loadMore }: OrderListProps) {
  const { phase, orders, next, stalled } = state;
  return (
    <section className="list" aria-label="Orders" aria-busy={phase === 'loading'}>
      {phase === 'loading' && <Loading />}
      {phase === 'ready' && orders.length === 0 && <Empty />}
      {stalled && (
        <Notice tone="hint" title="Confirmation takes longer than usual" action={{ label: 'Check again', run: reload }}>
          Your order is safe. It is confirmed as soon as it was worked on.
        </Notice>
      )}
      {orders.length > 0 && (
        <ul className="card rows">
          {orders.map((order) => (
            <Row key={order.id} order={order} />
          ))}
        </ul>
      )}
      {next !== undefined && <More loadMore={loadMore} />}
    </section>
  );
}

const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function Row({ order }: { readonly order: Order }) {
  return (
    <li className="row">
      <span className="quantity">
        {order.quantity}
        <span aria-hidden="true"> ×</span>
        <span className="visually-hidden"> times</span>
      </span>
      <span className="item">{order.item}</span>
      <time className="time" dateTime={order.placedAt}>
        {TIME.format(new Date(order.placedAt))}
      </time>
      <span className={`state state-${order.state}`}>{order.state === 'placed' ? 'Placed' : 'Confirmed'}</span>
    </li>
  );
}

function More({ loadMore }: Pick<Orders, 'loadMore'>) {
  const [busy, setBusy] = useState(false);
  const load = async (): Promise<void> => {
    setBusy(true);
    await loadMore();
    setBusy(false);
  };
  return (
    <button type="button" className="button more" aria-disabled={busy} onClick={() => void (busy || load())}>
      {busy ? 'Loading…' : 'Show older orders'}
    </button>
  );
}

function Loading() {
  return (
    <div className="card rows" role="status">
      <span className="visually-hidden">Loading your orders…</span>
      {[1, 2, 3].map((row) => (
        <div key={row} className="row" aria-hidden="true">
          <span className="bone bone-short" />
          <span className="bone" />
        </div>
      ))}
    </div>
  );
}

function Empty() {
  return (
    <div className="card empty">
      <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
        <path
          d="M8 17 24 9l16 8v15l-16 8-16-8z M8 17l16 8 16-8 M24 25v15"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinejoin="round"
        />
      </svg>
      <h2>No orders yet</h2>
      <p>Place the first one: it appears here, and is confirmed a moment later.</p>
    </div>
  );
}
