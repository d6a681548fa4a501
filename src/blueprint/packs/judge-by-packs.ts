import { Worker } from 'node:worker_threads';

import type { PackAnswers, PackRequest } from './pack-answers.ts';

export { PACK_NAMES } from './pack-names.ts';

/**
 * Judges templates by cdk-nag's packs, in a thread of its own: CDK as a whole is loaded there, and whatever it does with a template of a
 * stranger ends with it. A thread that fails as a whole is a bug of ours.
 */
export async function judgeByPacks(request: PackRequest): Promise<PackAnswers> {
  const worker = new Worker(new URL(`./worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url), {
    workerData: request,
    // What is deprecated in CDK is of no concern to whoever writes templates.
    env: { ...process.env, JSII_DEPRECATED: 'quiet' },
  });
  try {
    return await new Promise<PackAnswers>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`it ended with ${code} and without an answer`)));
    });
  } finally {
    await worker.terminate();
  }
}
