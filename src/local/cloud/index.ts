export * from './local-cloud.ts';
export * from './start.ts';
export * from './status.ts';
export * from './stop.ts';
