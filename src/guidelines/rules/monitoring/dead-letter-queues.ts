import { type Estate, type Resource, knownText } from '../../../estate/index.ts';

/** Where dead letters are named: of queues, functions, topics, rules and destinations. */
const NAMED_AS = /^(?:deadLetterTargetArn|DeadLetterConfig|DeadLetterQueue|OnFailure|RedrivePolicy|DeadLetterArn)$/i;

/** Whether a queue takes what others couldn't: something names it so, it says who may, or it is called so. */
export function takesDeadLetters(queue: Resource, estate: Estate): boolean {
  if (queue.property('RedriveAllowPolicy') !== undefined) return true;
  if (estate.referencesTo(queue).some(({ path }) => path.some((part) => NAMED_AS.test(String(part))))) return true;
  return [queue.logicalId, knownText(queue.property('QueueName')) ?? ''].some((name) => /dlq|dead[-_]?letter|failed|failure/i.test(name));
}
