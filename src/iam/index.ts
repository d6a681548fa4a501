export { type Answer, type Because } from './answer.ts';
export { type ContextScalar, type GivenValue } from './context.ts';
export { evaluate, type PolicyInput, type PolicySet } from './evaluate.ts';
export { type AccessRequest } from './request.ts';
export { UNKNOWN } from './text.ts';
