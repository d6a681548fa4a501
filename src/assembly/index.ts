export * from './assembly.ts';
export * from './files.ts';
export * from './replace-template.ts';
export * from './stamp.ts';
