import { createInterface } from 'node:readline/promises';

import { LandfallError } from '../report/index.ts';

/** Asks a person. Without a terminal there is nobody to ask, and silence is never a yes. */
export async function confirm(question: string): Promise<void> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new LandfallError('NotConfirmed', 'nobody is there to confirm what would change', {
      fix: 'look at what would change, then add --yes',
    });
  }
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await prompt.question(`${question} (yes/no) `);
    if (answer.trim().toLowerCase() !== 'yes') throw new LandfallError('NotConfirmed', 'nothing was changed', { fault: 'answer' });
  } finally {
    prompt.close();
  }
}
