import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { GapContext } from '../gaps/gap.ts';

/** Something that AWS does by itself after a call, before the caller or a gap sees the answer. */
export interface Bridge {
  /** A few words that nothing else of the door is called: the log and a summary have them. */
  readonly name: string;
  readonly service: string;
  readonly operations: readonly string[];
  /** What the emulator lacks, as a summary lists it. */
  readonly lacks: string;
  /** Called with a successful answer. A throw makes the call fail: half a thing is never shown as whole. */
  follow(call: Call, input: Readonly<Record<string, unknown>>, answer: Answer, context: GapContext): Promise<void>;
}
