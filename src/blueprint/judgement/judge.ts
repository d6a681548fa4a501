import { Worker } from 'node:worker_threads';

import type { AccountKey } from '../../assembly/index.ts';
import type { Judgement, Submission } from './submission.ts';

/**
 * Judges templates by CDK's own rules beside the work that makes them: the engine needs seconds to start, a template some milliseconds.
 * It only says where to look closer. What is wrong there, and whether it was acknowledged, is said by CDK with the constructs at hand.
 */
export interface Judge {
  submit(submission: Submission): void;
  /** Which of the submitted accounts need a closer look: those with a finding; all when the judge itself failed. */
  doubtful(): Promise<ReadonlySet<AccountKey>>;
  /** Stops it, whatever it is at. */
  end(): Promise<void>;
}

/** Starts its engine at once; a process that waits for nothing else ends nevertheless. */
export function startJudge(program = new URL(`./worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)): Judge {
  const worker = new Worker(program);
  worker.unref();
  const submitted: AccountKey[] = [];
  const { promise, resolve } = Promise.withResolvers<ReadonlySet<AccountKey>>();
  worker.once('message', ({ doubtful }: Judgement) => resolve(new Set(doubtful)));
  const failed = () => resolve(new Set(submitted));
  worker.once('error', failed);
  worker.once('exit', failed);
  return {
    submit(submission) {
      submitted.push(submission.account);
      worker.postMessage(submission);
    },
    doubtful() {
      worker.ref();
      worker.postMessage('that is all');
      return promise;
    },
    async end() {
      await worker.terminate();
    },
  };
}
