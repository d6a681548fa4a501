export { evaluate, UNKNOWN } from './iam/index.ts';
export type { AccessRequest, Answer, Because, ContextScalar, GivenValue, PolicyInput, PolicySet } from './iam/index.ts';
