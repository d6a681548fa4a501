import type { AccountKey } from '../../assembly/index.ts';

/** The account of an environment, known by its e-mail address. */
export interface DesiredAccount {
  readonly key: AccountKey;
  readonly name: string;
  /** In lower case: AWS compares addresses without it. */
  readonly email: string;
  /** Path of its unit. */
  readonly unit: string;
}

/** An account that has an address that the project wants, whatever its state. */
export interface SeenAccount {
  readonly key: AccountKey;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly state: string;
  /** Id of the unit or root in which it lies. */
  readonly parent: string;
  /** Path of that unit, where it's one of the project's. */
  readonly unit: string | undefined;
  readonly owner: string | undefined;
}
