export * from './cloud.ts';
export * from './credential-sources.ts';
export * from './errors.ts';
export * from './target.ts';
