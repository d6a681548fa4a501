export * from './release-only.ts';
export * from './up.ts';
