export { down } from './down.ts';
export { planDown } from './plan-down.ts';
export { type DataResource, type KeptThing, type RemovalPlan, type Removed, isDown } from './removal-plan.ts';
export type { DownScope } from './scope.ts';
