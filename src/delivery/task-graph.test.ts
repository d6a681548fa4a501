import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Task, runTasks } from './task-graph.ts';

const done = async () => 'done' as const;

describe('tasks', () => {
  it('start only when everything that they need is done', async () => {
    const edges = fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(edges, fc.integer({ min: 1, max: 5 }), async (pairs, concurrency) => {
        const order: string[] = [];
        let running = 0;
        const tasks = Array.from({ length: 20 }, (_, index): Task => ({
          id: String(index),
          needs: [...new Set(pairs.filter(([from, to]) => from === index && to < index).map(([, to]) => String(to)))],
          run: async () => {
            expect(++running).toBeLessThanOrEqual(concurrency);
            await Promise.resolve();
            running--;
            order.push(String(index));
            return 'done';
          },
        }));
        await runTasks(tasks, concurrency);
        expect(order).toHaveLength(20);
        for (const { id, needs } of tasks) for (const need of needs) expect(order.indexOf(need)).toBeLessThan(order.indexOf(id));
      }),
      { numRuns: 50 },
    );
  });

  it('that need a failed one are blocked, and the others go on', async () => {
    const results = await runTasks(
      [
        { id: 'a', needs: [], run: () => Promise.reject(new Error('no')) },
        { id: 'b', needs: ['a'], run: done },
        { id: 'c', needs: ['b'], run: done },
        { id: 'd', needs: [], run: done },
      ],
      2,
    );
    expect(results.get('c')).toEqual({ state: 'blocked', by: 'a' });
    expect(results.get('d')).toEqual({ state: 'done' });
  });

  it('that need a waiting one wait too', async () => {
    const results = await runTasks(
      [
        { id: 'a', needs: [], run: async () => 'waiting' },
        { id: 'b', needs: ['a'], run: done },
      ],
      2,
    );
    expect(results.get('b')).toEqual({ state: 'waiting' });
  });

  it('in a circle are refused', async () => {
    const circle = [
      { id: 'a', needs: ['b'], run: done },
      { id: 'b', needs: ['a'], run: done },
    ];
    await expect(runTasks(circle, 1)).rejects.toThrow('a → b → a');
  });
});
