import type { Rule } from '../../rule.ts';

export const permissionsRules: readonly Rule[] = [];
