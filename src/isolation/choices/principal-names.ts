import { type Asking, isAbout } from './asking.ts';
import { readingOf } from './candidates.ts';
import type { Naming } from './naming.ts';
import { type TextPattern, glob, literal, patternOf } from './pattern.ts';
import { mayConcern, readStatements } from './reading.ts';
import type { Surroundings } from './surroundings.ts';
import { matches, witnesses } from './witnesses.ts';

/** A role of which no policy speaks. */
export function plainRole({ partition }: Surroundings, account: string): string {
  return `arn:${partition}:iam::${account}:role/any`;
}

/** What SCPs say of principals tells them apart as well. */
export function withScps(around: Surroundings, account: string, asking: Asking): Asking {
  const scps = around.levelsOf(account, 'SERVICE_CONTROL_POLICY').flat();
  const statements = scps.flatMap(({ document }) => readStatements(document)).filter((statement) => mayConcern(statement, asking.action));
  return { ...asking, statements: [...asking.statements, ...statements] };
}

/** Those of an account's principals that a policy above it tells from others. */
export function toldApart(around: Surroundings, account: string, action: string, principals: readonly string[]): readonly string[] {
  const naming: Naming = { anybody: true, accounts: new Set(), services: [], federated: false, names: [] };
  const patterns = patternsOf(around, withScps(around, account, { action, naming, statements: [], isTrust: false }), account);
  return principals.filter((principal) => patterns.some((pattern) => matches(pattern, principal)));
}

/** Patterns that tell principals apart by their ARN. */
function patternsOf({ apart }: Surroundings, { statements, naming }: Asking, account: string): readonly TextPattern[] {
  const patterns: TextPattern[] = [];
  // Of what a pattern lets in there must be one that isn't an exception's.
  for (const arn of apart) if (arn.includes(`::${account}:`)) patterns.push(literal(arn));
  for (const { conditions, principals } of statements) {
    for (const { key, operator, values } of conditions) {
      const reading = key === 'aws:principalarn' ? readingOf(operator) : undefined;
      if (reading === undefined) continue;
      for (const value of values) {
        const pattern = patternOf(value, reading, (variable) => (variable === 'aws:principalaccount' ? account : undefined));
        if (pattern !== undefined) patterns.push(pattern);
      }
    }
    for (const [, name] of principals ?? []) if (name.includes(`::${account}:`) && !/[*?<$]/.test(name)) patterns.push(literal(name));
  }
  for (const name of naming.names) if (name.includes(`::${account}:`) && !/[*?<$]/.test(name)) patterns.push(literal(name));
  return patterns;
}

export function* rolesOf(around: Surroundings, account: string, asking: Asking): Generator<string> {
  const start = `arn:${around.partition}:iam::${account}:role/`;
  const patterns = patternsOf(around, asking, account);
  yield plainRole(around, account);
  if (patterns.length === 0) return;
  // Of whom nobody says which permission sets he has, he may have any.
  const isForeign = around.account(account) === undefined || around.estate.description.access === undefined;
  const reserved = isForeign ? [] : around.permissionSetRolesOf(account);
  const { texts } = witnesses(patterns, [glob(`${start}?*`)], start);
  for (const text of texts) {
    const path = text.slice(start.length);
    if (path.startsWith('aws-service-role/') && !namesServiceRole(asking)) continue;
    // Only Identity Center makes roles there.
    const isMade = isForeign || asking.naming.names.includes(text) || reserved.some((one) => matches(one, text));
    if (path.startsWith('aws-reserved/') && !isMade) continue;
    yield text;
  }
  for (const one of reserved) yield* witnesses(patterns, [one]).texts;
}

/** Whether a text that begins so can match: until the first wildcard both are the same. */
function mayBegin({ tokens, ignoreCase }: TextPattern, start: string): boolean {
  for (const [index, character] of [...start].entries()) {
    const token = tokens[index];
    if (typeof token === 'number') return true;
    if (token !== character && !(ignoreCase && token?.toLowerCase() === character.toLowerCase())) return false;
  }
  return true;
}

/** A service's own role has AWS's policies only, so it counts where somebody lets it in by name. */
function namesServiceRole({ statements, naming }: Asking): boolean {
  const isMeant = (text: string) => text.includes(':role/aws-service-role/');
  return (
    naming.names.some(isMeant) ||
    statements.some(
      ({ effect, principals, conditions }) =>
        effect === 'Allow' &&
        principals !== undefined &&
        conditions.some(({ key, operator, values }) => key === 'aws:principalarn' && !operator.includes('not') && values.some(isMeant)),
    )
  );
}

export function* sessionsOf(around: Surroundings, account: string, { naming, statements }: Asking) {
  const names = new Set([...naming.names, ...statements.flatMap(({ principals }) => principals ?? []).map(([, name]) => name)]);
  for (const principal of names) {
    const [, role] = new RegExp(`^arn:[^:]*:sts::${account}:assumed-role/([^/*?<$]+)/[^*?<$]+$`).exec(principal) ?? [];
    if (role !== undefined) yield { principal, role: `arn:${around.partition}:iam::${account}:role/${role}` };
  }
}

/** Users, and the root user: where it can make a difference. */
export function* othersOf(around: Surroundings, account: string, asking: Asking): Generator<string> {
  const patterns = patternsOf(around, asking, account);
  const matters = patterns.length > 0 || isAbout(asking.statements, /^aws:(?:principaltype|username|userid)$/) || speaksOfUsers(asking);
  if (!matters) return;
  const start = `arn:${around.partition}:iam::${account}:`;
  const names = asking.statements.flatMap(({ conditions }) =>
    conditions
      .filter(({ key }) => key === 'aws:username')
      .flatMap(({ operator, values }) =>
        values.map((value) =>
          patternOf(`${start}user/${value}`, readingOf(operator) ?? { wildcards: false, ignoreCase: false, arn: false }, () => undefined),
        ),
      ),
  );
  const all = [...patterns, ...names.filter((one) => one !== undefined)].filter((pattern) => mayBegin(pattern, `${start}user/`));
  yield* witnesses(all, [glob(`${start}user/?*`)], `${start}user/`).texts;
  // A session of GetFederationToken can't assume roles.
  if (!asking.isTrust) for (const name of asking.naming.names) if (name.startsWith(federatedOf(around, account))) yield name;
  // A root user can't assume roles (AWS STS API Reference, "AssumeRole").
  if (!asking.isTrust) yield `${start}root`;
}

/** Where a policy is written for whoever the user is: a variable that only users have. */
function speaksOfUsers({ statements }: Asking): boolean {
  const names = (text: string) => /\$\{\s*aws:(?:username|userid|principaltype)\b/i.test(text);
  return statements.some(({ conditions, resources }) => resources.some(names) || conditions.some(({ values }) => values.some(names)));
}

/** How the ARN of a session of GetFederationToken begins. */
function federatedOf({ partition }: Surroundings, account: string): string {
  return `arn:${partition}:sts::${account}:federated-user/`;
}
