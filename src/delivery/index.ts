export * from './up.ts';
