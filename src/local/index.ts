export * from './cloud/index.ts';
export * from './emulators/index.ts';
export * from './guard/index.ts';
export * from './target.ts';
