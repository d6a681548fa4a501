export * from './assembly.ts';
export * from './files.ts';
export * from './rewrite-templates.ts';
export * from './stamp.ts';
