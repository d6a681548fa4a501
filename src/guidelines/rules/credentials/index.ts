import type { Rule } from '../../rule.ts';

export const credentialsRules: readonly Rule[] = [];
