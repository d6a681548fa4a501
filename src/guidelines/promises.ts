import type { PromiseId } from './rule.ts';

/** What each promise is about, in a few words. */
export const PROMISE_TITLES: Readonly<Record<PromiseId, string>> = {
  G2: 'encryption at rest',
  G3: 'encryption in transit',
  G4: 'network segmentation',
  G6: 'logs and their protection',
  G7: 'passwords, rotation and IAM authentication',
  G8: 'least privilege',
  G10: 'secrets in plain sight',
  G16: 'monitoring and alerting',
  G17: 'predictive alerting',
  G18: 'recovery of data',
  G19: 'supported and hardened runtimes',
  I2: 'no IAM users',
};

/** Promises whose findings point at what may be a secret: no report quotes the lines where they are. */
export const SECRET_PROMISES: ReadonlySet<PromiseId> = new Set(['G7', 'G10']);
