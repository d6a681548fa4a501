/** One piece of work that is worth a line: a stack in an account, a kind of the organization, a release. */
export interface StepEvent {
  readonly type: 'step';
  /** The row: an environment's name, `management` or `organization`. */
  readonly account: string;
  /** What is worked on, such as a stack's name. The same within all events of one step. */
  readonly subject: string;
  readonly state: 'started' | 'progress' | 'done' | 'skipped' | 'failed';
  /** What runs now, or why it failed: one line. */
  readonly detail?: string;
  /** Resources finished so far and in all, where known. */
  readonly finished?: number;
  readonly total?: number;
}

/** How much there will be to do in one account, said before its first step. */
export interface AccountEvent {
  readonly type: 'account';
  readonly account: string;
  readonly steps: number;
}

export interface NoteEvent {
  readonly type: 'note';
  readonly text: string;
}

export interface WarningEvent {
  readonly type: 'warning';
  readonly text: string;
  readonly fix?: string;
}

export type LandfallEvent = StepEvent | AccountEvent | NoteEvent | WarningEvent;

/** The only way in which a room speaks while it works. */
export interface Report {
  emit(event: LandfallEvent): void;
}

export const silent: Report = { emit: () => undefined };
