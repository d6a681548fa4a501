/** `management`, or the name of an environment. */
export type AccountKey = string;

/**
 * Where the value of a template's parameter comes from. Templates hold no other stack's or account's values: each is a plain
 * parameter that delivery binds when it applies, so a producer can change without a deadlock of exports, across accounts and regions alike.
 */
export type Input =
  | { readonly from: 'output'; readonly stack: string; readonly output: string }
  | { readonly from: 'address'; readonly environment: string; readonly address: keyof Addresses }
  | { readonly from: 'account'; readonly account: AccountKey }
  | { readonly from: 'release' };

/** The addresses of one environment, each an origin or base without a trailing slash. On AWS they follow from the domain. */
export interface Addresses {
  /** Origin of the web app, `https://app.dev.example.com`. */
  readonly web: string;
  /** Base of the API, `https://api.dev.example.com`. */
  readonly api: string;
  /** Origin of the sign-in pages (OAuth 2 endpoints below `/oauth2`), `https://auth.dev.example.com`. */
  readonly signIn: string;
  /** Base below which `/<user pool id>/.well-known/jwks.json` lies; reachable from functions. */
  readonly keys: string;
}

export interface StackDescription {
  /** CloudFormation's stack name and the artifact's id: `<project>-<account key>-<capability>`. */
  readonly name: string;
  readonly account: AccountKey;
  readonly region: string;
  readonly capability: string;
  /** Relative to the assembly's directory. */
  readonly template: string;
  readonly inputs: Readonly<Record<string, Input>>;
  /** Names of stacks (of any account) that must be complete before; those of its inputs included. */
  readonly needs: readonly string[];
  /** A certificate is asked for, so the environment's zone must be delegated first. */
  readonly needsDelegation: boolean;
  readonly terminationProtection: boolean;
  /** Holds data that must survive: `down` keeps it in production unless named. */
  readonly holdsData: boolean;
}

/**
 * What the blueprint makes of a project, as files: `<directory>/<account key>/` is an ordinary cloud assembly for each account,
 * `<directory>/landfall.json` is this description. The same project gives the same bytes.
 */
export interface Assembly {
  readonly version: 1;
  readonly stacks: readonly StackDescription[];
}

/** An assembly and where it lies (an absolute path). */
export interface AssemblyFiles extends Assembly {
  readonly directory: string;
}
