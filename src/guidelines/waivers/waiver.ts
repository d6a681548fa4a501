/** A finding that somebody has decided to live with. */
export interface Waiver {
  readonly rule: string;
  /**
   * A logical id, which counts wherever it occurs, or `<stack or template>#LogicalId`, or `<account>/<stack or template>#LogicalId` with the
   * account's id or name.
   */
  readonly resource: string;
  readonly reason: string;
  /** The last day on which it counts, as 2027-01-31; without it, it counts until it is removed. */
  readonly expires?: string | undefined;
}

/**
 * Where a waiver stands: in the project file (and so in `estate.json`), or in the metadata of the resource. In the metadata of a `template` as a
 * whole it is of no use: it would waive what nobody has looked at yet.
 */
export type WaiverSource = 'project' | 'resource' | 'template';

/** In a finding: why it doesn't count. */
export interface Waived {
  readonly reason: string;
  readonly expires: string | null;
  readonly source: Exclude<WaiverSource, 'template'>;
}

/**
 * `used`: it waives findings. `unused`: there is nothing to waive, so it should go. `expired`: it waives nothing any more. `unknown-rule`: no
 * rule has this id. `invalid`: something is missing in it, or it stands where none counts.
 */
export type WaiverState = 'used' | 'unused' | 'expired' | 'unknown-rule' | 'invalid';

/** A waiver, and what became of it. Only a used one changes a verdict. */
export interface JudgedWaiver {
  readonly rule: string;
  /** As it is given; empty for one in a template's metadata that names none. */
  readonly resource: string;
  readonly reason: string;
  readonly expires: string | null;
  readonly source: WaiverSource;
  /** Where it stands, for those in the metadata of a resource or a template. */
  readonly template: string | null;
  readonly line: number | null;
  readonly state: WaiverState;
  /** How many findings it waives, or would waive had it not expired. */
  readonly findings: number;
  /** What is wrong with it; null when it is used. */
  readonly note: string | null;
}
