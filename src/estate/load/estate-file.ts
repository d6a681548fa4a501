/** `estate.json`, the contract between Landfall's commands and whoever else writes an estate. Extended by optional fields only. */
export interface EstateDescription {
  readonly version: 1;
  readonly organization?: Organization;
  readonly accounts: readonly Account[];
  readonly access?: readonly Access[];
  readonly exceptions?: readonly EstateException[];
  readonly waivers?: readonly EstateWaiver[];
  readonly facts?: readonly Fact[];
}

export const ACCOUNT_TIERS = [
  'management',
  'security',
  'log-archive',
  'network',
  'shared',
  'development',
  'acceptance',
  'production',
  'playground',
] as const;
export type AccountTier = (typeof ACCOUNT_TIERS)[number];

export interface Organization {
  readonly id?: string;
  /** Id of the account that no SCP and no RCP binds. */
  readonly managementAccount?: string;
  readonly root?: string;
  readonly units?: readonly OrganizationUnit[];
  readonly policies?: readonly OrganizationPolicy[];
  readonly delegatedAdministrators?: readonly { readonly account: string; readonly service: string }[];
}

export interface OrganizationUnit {
  readonly id: string;
  readonly name?: string;
  /** The root's id or another unit's. */
  readonly parent: string;
}

export interface OrganizationPolicy {
  readonly id?: string;
  readonly name: string;
  /** `SERVICE_CONTROL_POLICY`, `RESOURCE_CONTROL_POLICY` or another of AWS's. */
  readonly type: string;
  /** Ids of the root, of units and of accounts. */
  readonly targets?: readonly string[];
  readonly content: unknown;
}

export interface Account {
  /** Twelve digits; a placeholder where `planned`. */
  readonly id: string;
  readonly name?: string;
  readonly tier?: AccountTier;
  readonly unit?: string;
  /** Nothing is in the account but its stacks; true where absent. */
  readonly complete?: boolean;
  /** The account doesn't exist yet. */
  readonly planned?: boolean;
  readonly stacks?: readonly StackFile[];
}

export interface StackFile {
  readonly name: string;
  readonly region: string;
  /** Relative to the folder of `estate.json`. */
  readonly template: string;
  readonly parameters?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Parameters that are outputs of other stacks. */
  readonly inputs?: Readonly<Record<string, StackInput>>;
  /** The role that CloudFormation applies it with. */
  readonly role?: string;
}

/** An output of another stack of the estate; account and region where they aren't the stack's own. */
export interface StackInput {
  readonly stack: string;
  readonly output: string;
  readonly account?: string;
  readonly region?: string;
}

export interface Access {
  readonly group: string;
  readonly members?: readonly string[];
  readonly account: string;
  readonly permissionSet: {
    readonly name: string;
    readonly managedPolicies?: readonly string[];
    readonly inlinePolicy?: unknown;
    readonly [field: string]: unknown;
  };
}

export interface EstateException {
  readonly from: { readonly account: string | null; readonly kind: string; readonly id: string };
  readonly to: string;
  readonly reason: string;
  readonly steps?: readonly unknown[];
  readonly actions?: readonly string[];
}

/** A finding of the guidelines that somebody has decided to live with. */
export interface EstateWaiver {
  readonly rule: string;
  /** A logical id, or `<stack or template>#LogicalId`, or `<account>/<stack or template>#LogicalId`. */
  readonly resource: string;
  readonly reason: string;
  /** The last day on which it counts. */
  readonly expires?: string;
}

/** What no template shows, such as a grant of a key. */
export interface Fact {
  readonly kind: string;
  readonly account?: string;
  readonly [field: string]: unknown;
}
