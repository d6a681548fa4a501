export { type Asked, askAs } from './ask-as.ts';
export { canInEstate } from './can-in-estate.ts';
export type { EstateAnswer, Question, Reason } from './question.ts';
export { OPERATIONS, type Operation, handlerActions } from './handlers.ts';
