export * from './cloud/index.ts';
export { gapsUsed } from './gaps-used.ts';
export * from './guard/index.ts';
export * from './target.ts';
