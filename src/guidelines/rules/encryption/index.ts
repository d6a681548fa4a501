import type { Rule } from '../../rule.ts';

export const encryptionRules: readonly Rule[] = [];
