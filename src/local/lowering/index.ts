export { lower } from './lower.ts';
export { lowerTemplate } from './template.ts';
export { MINISTACK_VERSION } from './supported-types.ts';
