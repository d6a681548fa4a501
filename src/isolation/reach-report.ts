import type { UnknownPlace } from './closed-world/blind-spots.ts';
import type { Step } from './edge.ts';
import type { PathStart } from './holds.ts';
import type { TrustedAccount } from './trusted.ts';

/** A way into the target, from who attacks to the first thing of it that he has. */
export interface ReachPath {
  readonly from: PathStart;
  readonly steps: readonly Step[];
}

/** A way that an exception of the project file allows. */
export interface AllowedPath {
  readonly path: ReachPath;
  readonly reason: string;
}

/** An exception that clears nothing: what it was for may be gone. */
export interface UnusedException {
  readonly from: { readonly account: string | null; readonly kind: string; readonly id: string };
  readonly to: string;
  readonly reason: string;
  /** Its place in `estate.json`. */
  readonly place: string;
}

/** Who can reach an account, as `landfall reach --json` prints it: `docs/reach.schema.json`. */
export interface Reach {
  readonly version: 1;
  readonly environment: string;
  readonly account: string;
  /** Nobody can: no path, and nothing that can't be decided. */
  readonly proven: boolean;
  /** For each start and each thing of the target that it reaches, the shortest; the shortest of all first. */
  readonly paths: readonly ReachPath[];
  readonly allowed: readonly AllowedPath[];
  readonly trusted: readonly TrustedAccount[];
  readonly assumptions: readonly string[];
  readonly unknown: readonly UnknownPlace[];
  readonly checked: {
    readonly principals: number;
    readonly policies: number;
    readonly edges: number;
    readonly estate: string;
    /** What was looked for, one line for each edge. */
    readonly looked: readonly string[];
  };
  readonly unusedExceptions: readonly UnusedException[];
  /** How many paths there are beyond those that are listed. */
  readonly morePaths: number;
}
