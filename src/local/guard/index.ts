export * from './credentials.ts';
export * from './environment.ts';
export * from './install.ts';
