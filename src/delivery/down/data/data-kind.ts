import type { AccountAccess } from '../../../cloud/index.ts';

/** Where a thing is that CloudFormation made and left. */
export interface DataPlace {
  readonly access: AccountAccess;
  readonly region: string;
  readonly physicalId: string;
}

/** One type of resource that holds data, as it is found and deleted when no stack has it any more. */
export interface DataKind {
  /** CloudFormation type. */
  readonly type: string;
  /** For people, singular. */
  readonly noun: string;
  /** Deleted or waiting for its deletion counts as gone. */
  exists(place: DataPlace): Promise<boolean>;
  /**
   * Lifts its protection and deletes it, with all that is in it, and waits until it is gone; what is gone already is no error.
   * Returns what of it AWS still keeps, as a sentence.
   */
  remove(place: DataPlace): Promise<string | undefined>;
}
