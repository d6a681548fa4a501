export * from './load.ts';
export * from './names.ts';
export * from './project.ts';
export * from './tiers.ts';
