import type { Api } from '../api.ts';
import { useOrders } from '../use-orders.ts';
import { Notice } from './notice.tsx';
import { OrderForm } from './order-form.tsx';
import { OrderList } from './order-list.tsx';

interface OrdersPageProps {
  readonly api: Api;
  readonly signIn: () => Promise<void>;
}

export function OrdersPage({ api, signIn }: OrdersPageProps) {
  const { state, reload, loadMore, place } = useOrders(api);
  return (
    <main className="page">
      <h1>Your orders</h1>
      <p className="visually-hidden" role="status">
        {state.announcement}
      </p>
      {state.phase === 'signed-out' && (
        <Notice title="Your session has ended" action={{ label: 'Sign in again', run: signIn }}>
          Sign in again to go on.
        </Notice>
      )}
      {state.message !== undefined && (
        <Notice title="Your orders couldn’t be loaded" action={{ label: 'Try again', run: reload }}>
          {state.message}
        </Notice>
      )}
      <div className="columns">
        <OrderForm place={place} />
        <OrderList state={state} reload={reload} loadMore={loadMore} />
      </div>
    </main>
  );
}
