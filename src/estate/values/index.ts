export * from './compare.ts';
export * from './json-text.ts';
export * from './read.ts';
export * from './ternary.ts';
export * from './text.ts';
export * from './value.ts';
