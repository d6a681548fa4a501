import { styleText } from 'node:util';

import type { EstateAnswer, Question, Reason } from '../../access/index.ts';

const STYLES = { yes: 'green', no: 'red', unknown: 'yellow' } as const;

const VERBS = { yes: 'may', no: 'may not', unknown: 'may or may not' } as const;

/** Where a policy stands, in words. */
const LAYERS: Readonly<Record<string, string>> = {
  identity: 'policy of who asks',
  boundary: 'permissions boundary',
  resource: "resource's policy",
  scp: 'service control policy',
  rcp: 'resource control policy',
};

/** An answer for people: what it is, what it rests on, and what would decide it. */
export function renderAnswer({ principal, action, resource }: Question, { answer, because, missing }: EstateAnswer): string {
  return [
    `${styleText(STYLES[answer], answer)}: ${principal} ${VERBS[answer]} ${action} on ${resource}`,
    ...grouped(because).map((reason) => `  ${renderReason(reason)}`),
    ...(missing.length === 0 ? [] : [`  it depends on ${missing.join(', ')}; give what you know by --context key=value`]),
  ].join('\n');
}

/** A policy that says the same on several levels is told once. */
function grouped(because: readonly Reason[]): readonly Reason[] {
  const levels = Map.groupBy(because, ({ level: _, ...rest }) => JSON.stringify(rest));
  return [...levels.values()].flatMap((same) => {
    const [first] = same;
    const names = same.flatMap(({ level }) => level ?? []);
    return first === undefined ? [] : [names.length === 0 ? first : { ...first, level: names.join(', ') }];
  });
}

function renderReason({ layer, policy, account, template, resource, level, statement, sid, why }: Reason): string {
  const kind = LAYERS[layer];
  const named = policy === undefined ? kind : `${kind} ${policy}`;
  const place = [
    ...(statement === undefined ? [] : [`statement ${statement}${sid === undefined ? '' : ` (${sid})`}`]),
    ...(template === undefined ? [] : [`${template}#${resource}`]),
    ...(account === undefined ? [] : [`account ${account}`]),
    ...(level === undefined ? [] : [`at ${level}`]),
  ];
  const said = place.length === 0 ? '' : styleText('dim', `, ${place.join(', ')}`);
  return named === undefined ? why : `${named}${said}: ${why}`;
}
