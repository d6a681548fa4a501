/** Who can reach an account, and the proof that nobody else can: `reach(estate, environment)`. */
export type { UnknownPlace } from './closed-world/blind-spots.ts';
export type { Doubt, Edge, Ground, Hold, Passage, Step, StepKind } from './edge.ts';
export type { PathStart } from './holds.ts';
export { type ReachOptions, reach } from './reach.ts';
export type { AllowedPath, Reach, ReachPath, UnusedException } from './reach-report.ts';
export type { TrustedAccount } from './trusted.ts';
