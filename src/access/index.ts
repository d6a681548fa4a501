export { canInEstate } from './can-in-estate.ts';
export type { EstateAnswer, Question, Reason } from './question.ts';
