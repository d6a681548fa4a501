import type { Format } from './format.ts';

/** The contract's object. */
export const asJson: Format = (result) => `${JSON.stringify(result, undefined, 2)}\n`;
