export { synth } from './synth.ts';
export type { SynthOptions } from './synth.ts';
export { bootstrapTemplate } from './bootstrap/stack.ts';
export type { PackedTemplate } from './packs/pack-answers.ts';
export type { PackName } from './packs/pack-names.ts';
