export { lower } from './lower.ts';
