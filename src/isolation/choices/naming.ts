import type { SourcedPolicy } from '../../access/index.ts';
import { type ReadStatement, mayConcern, readStatements } from './reading.ts';

/** Whom the Allow statements of a resource's policies can let in, at most. */
export interface Naming {
  /** Everyone, or who can't be told. */
  readonly anybody: boolean;
  readonly accounts: ReadonlySet<string>;
  readonly services: readonly string[];
  /** Identity providers are named. */
  readonly federated: boolean;
  /** Names of principals as they are written. */
  readonly names: readonly string[];
}

const KINDS: ReadonlySet<string> = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);

/** Reads the Allow statements that may be about an action. What can't be read may let anybody in. */
export function namingOf(policies: readonly SourcedPolicy[], action: string): Naming {
  const accounts = new Set<string>();
  const services = new Set<string>();
  const names: string[] = [];
  let [anybody, federated] = [false, false];
  for (const { document } of policies) {
    const statements = readStatements(document);
    // What can't be read may let anybody in.
    if (statements.length === 0) anybody = true;
    for (const statement of statements) {
      if (statement.effect === 'Deny' || !mayConcern(statement, action)) continue;
      if (
        statement.principals === undefined ||
        statement.principals.length === 0 ||
        statement.isNotPrincipal ||
        !/^Allow$/.test(statement.effect)
      )
        anybody = true;
      for (const [kind, name] of statement.principals ?? []) {
        const account = /^(?:arn:[^:]*:(?:iam|sts)::)?(\d{12})(?::.+)?$/.exec(name)?.[1];
        names.push(name);
        if (!KINDS.has(kind)) anybody = true;
        else if (kind === 'Service' && !/[*?<$]/.test(name)) services.add(name.toLowerCase());
        else if (kind === 'Federated') federated = true;
        // An identity of CloudFront, which nobody signs with.
        else if (/^arn:[^:]*:iam::cloudfront:/.test(name)) continue;
        else if (account !== undefined && !/[*?<$]/.test(name)) accounts.add(account);
        else anybody = true;
      }
    }
  }
  return { anybody, accounts, services: [...services], federated, names };
}

/** Services that a condition speaks of; of whoever is a service without a name, one stands for all. */
export function servicesInConditions(statements: readonly ReadStatement[]): readonly string[] {
  const found = new Set<string>();
  for (const { conditions } of statements) {
    for (const { key, values } of conditions) {
      if (key === 'aws:principalisawsservice' || /^aws:source(?:arn|account|org)/.test(key)) found.add('s3.amazonaws.com');
      if (key === 'aws:principalservicename' || key === 'aws:principalservicenameslist')
        for (const value of values) found.add(/[*?<$]/.test(value) ? 's3.amazonaws.com' : value.toLowerCase());
    }
  }
  return [...found];
}
