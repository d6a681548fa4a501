export * from './emulator.ts';
export * from './install.ts';
export * from './launcher.ts';
export * from './requirements.ts';
export * from './settings.ts';
