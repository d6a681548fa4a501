/** What every part of the bench is given. */
export interface Bench {
  /** Folder of the built package as npm would install it. */
  readonly packed: string;
  /** Its command line. */
  readonly bin: string;
  /** A folder of the bench's own, removed afterwards. */
  readonly folder: string;
  /** With caches and a local cloud of the bench's own. */
  readonly environment: NodeJS.ProcessEnv;
}
