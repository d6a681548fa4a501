import type { Addresses, AssemblyFiles } from '../assembly/index.ts';
import type { Environment } from '../project/index.ts';
import type { Cloud } from './cloud.ts';

/** A cloud that can be talked to, or why there is none (then it counts as empty, and nothing can be applied to it). */
export type Connection = { readonly cloud: Cloud } | { readonly absent: string };

/** What a target changes in an assembly before it is sent, each named once with its number of occurrences. */
export interface Lowering {
  readonly assembly: AssemblyFiles;
  /** Resources replaced or taken out, such as `AWS::WAFv2::WebACLAssociation`. */
  readonly standIns: readonly Occurrence[];
  /** Properties that are sent but that the target ignores, such as `AWS::DynamoDB::Table SSESpecification`. */
  readonly ignored: readonly Occurrence[];
}

export interface Occurrence {
  readonly name: string;
  readonly count: number;
  readonly why: string;
}

/** Where a project is brought up: endpoint, credentials and addresses. No room but `cli` asks which one it is. */
export interface Target {
  /** As in `--target`. */
  readonly name: string;
  /**
   * Throws `LandfallError` with fault `cloud` when credentials are expired or refused: that is never an empty cloud.
   */
  connect(): Promise<Connection>;
  addresses(environment: Environment): Addresses;
  /** A pure function of the assembly: the same bytes in, the same bytes out; the given directory isn't touched, `into` is made anew. */
  lower(assembly: AssemblyFiles, into: string): Promise<Lowering>;
  /** Do the name servers that the parent of `domain` names include one of these? Asked before a certificate is. */
  isDelegated(domain: string, nameServers: readonly string[]): Promise<boolean>;
  /** What this target doesn't do as AWS does, one sentence each: stands in every summary. */
  readonly caveats: readonly string[];
}
