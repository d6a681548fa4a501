import type { Rule } from '../../rule.ts';

export const recoveryRules: readonly Rule[] = [];
