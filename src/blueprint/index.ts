export { synth } from './synth.ts';
export type { SynthOptions } from './synth.ts';
