export * from './assembly.ts';
export * from './files.ts';
