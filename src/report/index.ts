export * from './changes.ts';
export * from './closest.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './printable.ts';
