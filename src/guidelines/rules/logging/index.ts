import type { Rule } from '../../rule.ts';

export const loggingRules: readonly Rule[] = [];
