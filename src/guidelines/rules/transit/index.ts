import type { Rule } from '../../rule.ts';

export const transitRules: readonly Rule[] = [];
