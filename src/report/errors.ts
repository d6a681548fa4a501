/**
 * Who has to act, and with it the exit code of the command:
 * `answer` (1): the answer is no; `input` (2): the input is wrong; `cloud` (3): the cloud refused or failed.
 */
export type Fault = 'answer' | 'input' | 'cloud';

export interface ErrorDetails {
  /** What to do about it, as an imperative sentence. */
  readonly fix?: string;
  readonly fault?: Fault;
  readonly cause?: unknown;
}

/** An error that a person can act on. Anything else that is thrown is a bug of ours and keeps its stack. */
export class LandfallError extends Error {
  readonly code: string;
  readonly fault: Fault;
  readonly fix: string | undefined;

  /** `code` is stable and in PascalCase; `message` says what is wrong, with the value. */
  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'LandfallError';
    this.code = code;
    this.fault = details.fault ?? 'input';
    this.fix = details.fix;
  }
}

export interface Problem {
  /** Where in the input, such as `environments.dev.tier`. */
  readonly path: string;
  readonly message: string;
  readonly fix?: string;
}

/** Several mistakes in one input, reported at once. */
export class ProblemsError extends LandfallError {
  readonly problems: readonly Problem[];

  constructor(code: string, subject: string, problems: readonly Problem[]) {
    super(code, `${subject} has ${problems.length} ${problems.length === 1 ? 'mistake' : 'mistakes'}`);
    this.name = 'ProblemsError';
    this.problems = problems;
  }
}

const EXIT_CODES: Readonly<Record<Fault, number>> = { answer: 1, input: 2, cloud: 3 };

/** The exit code that an error stands for; a bug of ours is 70 (sysexits' EX_SOFTWARE). */
export function exitCodeOf(error: unknown): number {
  return error instanceof LandfallError ? EXIT_CODES[error.fault] : 70;
}
