export { synth } from './synth.ts';
export type { SynthOptions } from './synth.ts';
export { bootstrapTemplate } from './bootstrap/stack.ts';
