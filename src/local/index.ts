export * from './cloud/index.ts';
export { type InstallOptions, installEmulators } from './emulators/install.ts';
export * from './guard/index.ts';
export * from './target.ts';
