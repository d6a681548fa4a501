export * from './down/index.ts';
export * from './release-only.ts';
export * from './up.ts';
