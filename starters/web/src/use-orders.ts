import { useCallback, useEffect, useReducer } from 'react';

import type { Api, Outcome } from './api.ts';
import type { NewOrder } from './draft.ts';
import type { Order } from './order.ts';
import { NOTHING_YET, ordersReducer, pollDelay, waitingFor, type OrdersState } from './orders.ts';

export interface Orders {
  readonly state: OrdersState;
  reload(): Promise<void>;
  loadMore(): Promise<void>;
  /** The same `key` is one attempt: sent again, it orders nothing twice. */
  place(order: NewOrder, key: string): Promise<Outcome<Order>>;
}

/** The orders as the page sees them: loaded at once, asked for again while one waits to be confirmed. */
export function useOrders(api: Api): Orders {
  const [state, dispatch] = useReducer(ordersReducer, NOTHING_YET);
  const waiting = state.phase === 'ready' && !state.stalled ? waitingFor(state.orders) : '';

  const reload = useCallback(async () => {
    dispatch({ type: 'loading' });
    const outcome = await api.list();
    dispatch(outcome.kind === 'done' ? { type: 'loaded', page: outcome.value } : failure(outcome));
  }, [api]);

  useEffect(() => {
    void reload();
  }, [reload]);

  useEffect(() => {
    if (waiting === '') return undefined;
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    const schedule = (attempt: number): void => {
      const seconds = pollDelay(attempt);
      if (seconds === undefined) return dispatch({ type: 'stalled' });
      timer = setTimeout(() => void ask(attempt), seconds * 1000);
    };
    const ask = async (attempt: number): Promise<void> => {
      const outcome = await api.list();
      if (over) return;
      if (outcome.kind === 'done') dispatch({ type: 'refreshed', page: outcome.value });
      // One answer that is missing isn't worth a message: the next may come.
      if (outcome.kind === 'signed-out') dispatch({ type: 'signed-out' });
      else schedule(attempt + 1);
    };
    schedule(0);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [api, waiting]);

  const { next } = state;
  const loadMore = useCallback(async () => {
    const outcome = await api.list(next);
    dispatch(outcome.kind === 'done' ? { type: 'more', page: outcome.value } : failure(outcome));
  }, [api, next]);

  const place = useCallback(
    async (order: NewOrder, key: string) => {
      const outcome = await api.place(order, key);
      if (outcome.kind === 'done') dispatch({ type: 'placed', order: outcome.value });
      else if (outcome.kind === 'signed-out') dispatch({ type: 'signed-out' });
      return outcome;
    },
    [api],
  );

  return { state, reload, loadMore, place };
}

function failure(outcome: Exclude<Outcome<never>, { kind: 'done' }>) {
  return outcome.kind === 'signed-out' ? ({ type: 'signed-out' } as const) : ({ type: 'failed', message: outcome.message } as const);
}
