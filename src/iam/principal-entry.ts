import { arnParts } from './match-arn.ts';
import { ANY, ONE, patternOf, type Pattern } from './match-text.ts';
import { CLOUDFRONT } from './principal.ts';
import { HOLE, withHoles } from './text.ts';

/** One principal that a statement names. */
export type PrincipalEntry =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'user' | 'role' | 'session' | 'federated-user'; readonly arn: string; readonly account: string; readonly name: string }
  | { readonly kind: 'service' | 'federated' | 'canonical'; readonly name: string }
  /** Partly unknown, or with a wildcard inside, which AWS refuses: it may match whatever its pattern can. */
  | { readonly kind: 'vague'; readonly pattern: Pattern }
  /** Can't be read, such as the id of a deleted role. */
  | { readonly kind: 'unreadable'; readonly raw: string };

const TYPES: ReadonlySet<string> = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);

const EVERYONE: PrincipalEntry = { kind: 'everyone' };

/** Reads one value below `Principal.AWS`, `.Service`, `.Federated` or `.CanonicalUser`. */
export function principalEntryOf(type: string, raw: string): PrincipalEntry {
  if (!TYPES.has(type)) return { kind: 'vague', pattern: patternOf(HOLE) };
  if (raw === '*') return EVERYONE;
  const text = withHoles(raw).replaceAll(/\$\{[^}]*\}/g, HOLE);
  if (/[*?\uE002]/.test(text)) return { kind: 'vague', pattern: patternOf(text.replaceAll('*', ANY).replaceAll('?', ONE)) };
  switch (type) {
    case 'AWS':
      return awsEntryOf(text);
    case 'Service':
      return { kind: 'service', name: text.toLowerCase() };
    case 'Federated':
      return { kind: 'federated', name: text };
    default:
      return { kind: 'canonical', name: text };
  }
}

function awsEntryOf(arn: string): PrincipalEntry {
  if (/^\d{12}$/.test(arn)) return { kind: 'account', account: arn };
  const [, , service, , account = '', resource = ''] = arn.startsWith('arn:') ? (arnParts(arn) ?? []) : [];
  if (service === 'iam' && resource === 'root') return { kind: 'account', account };
  if (account === CLOUDFRONT) return { kind: 'canonical', name: arn };
  const [type, ...rest] = resource.split('/');
  const last = rest.at(-1) ?? '';
  if (last === '') return { kind: 'unreadable', raw: arn };
  if (service === 'iam' && (type === 'user' || type === 'role')) return { kind: type, arn, account, name: last };
  if (service === 'sts' && type === 'federated-user') return { kind: 'federated-user', arn, account, name: last };
  if (service === 'sts' && type === 'assumed-role' && rest.length >= 2) return { kind: 'session', arn, account, name: rest[0] ?? '' };
  return { kind: 'unreadable', raw: arn };
}
