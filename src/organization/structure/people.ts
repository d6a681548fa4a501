/** The instance of Identity Center that a project needs, known by its region. */
export interface DesiredIdentityCenter {
  readonly region: string;
}

/** The instance that there is, and its directory of people. */
export interface IdentityCenter {
  readonly instanceArn: string;
  readonly identityStoreId: string;
}

/** A person, known by e-mail address. */
export interface DesiredUser {
  /** In lower case; also the user's name. */
  readonly email: string;
}

/** A user of the directory who has an address that the project names. */
export interface SeenUser extends DesiredUser {
  readonly id: string;
}

/** A group of people, known by its name. */
export interface DesiredGroup {
  readonly name: string;
}

/** A group of the directory that has a name that the project wants, whoever made it. */
export interface SeenGroup extends DesiredGroup {
  readonly id: string;
  readonly owner: string | undefined;
}

/** A person in a group. */
export interface Membership {
  readonly group: string;
  /** The person's address in lower case; for somebody whom the project doesn't name, the user's name. */
  readonly user: string;
}

/** A membership in a group of ours, of whomever. */
export interface SeenMembership extends Membership {
  readonly id: string;
}
