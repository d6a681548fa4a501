export * from './credentials.ts';
export * from './environment.ts';
export * from './guard.ts';
export * from './install.ts';
