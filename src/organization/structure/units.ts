/** An organizational unit, known by its path. */
export interface Unit {
  /** Names from below the root, joined by `/`; the first is the project. */
  readonly path: string;
}

/** A unit that exists on a path that the project wants, whoever made it. */
export interface SeenUnit extends Unit {
  readonly id: string;
  readonly owner: string | undefined;
  /** Accounts and units in it that the project doesn't want there; looked for only where the unit has no mark. */
  readonly holds: readonly string[];
}
