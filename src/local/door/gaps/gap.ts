import type { Accounts } from '../accounts.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Emulators } from '../emulators.ts';
import type { FaultRule } from '../faults.ts';
import type { Memory } from '../memory.ts';

/** What a gap has at hand while it answers one call. */
export interface GapContext {
  readonly memory: Memory;
  readonly accounts: Accounts;
  readonly emulators: Emulators;
  readonly management: string;
  /** The fault rule that met the call, if it has an answer that only the gap can give. */
  readonly fault?: FaultRule | undefined;
  /** What the emulator answers to this call, or to the same call with another input; bridges have followed by then. */
  forward(input?: Readonly<Record<string, unknown>>): Promise<Answer>;
}

/** A call that no emulator answers, or answers otherwise than AWS. */
export interface Gap {
  /** A few words that nothing else of the door is called: the log and a summary have them. */
  readonly name: string;
  /** Signing name, such as `sso`. */
  readonly service: string;
  readonly operations: readonly string[];
  /** What the emulator lacks, as a summary lists it. */
  readonly lacks: string;
  /** Calls of gaps with the same word wait for each other: what one has looked at holds until it has written. */
  readonly oneByOne?: string;
  answer(call: Call, input: Readonly<Record<string, unknown>>, context: GapContext): Promise<Answer>;
}
