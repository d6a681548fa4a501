import { styleText } from 'node:util';

import { type Estate, type Resource, type ResourcePath, type Value, at, elements, isList, isMap, knownText } from '../../estate/index.ts';
import type { Ground, PathStart, Reach, ReachPath, Step, StepKind, TrustedAccount, UnknownPlace } from '../../isolation/index.ts';

/** What a step does, before what it does it to. */
const VERBS: Readonly<Record<StepKind, string>> = {
  assume: 'becomes',
  read: 'reads',
  write: 'writes',
  decrypt: 'uses the key',
  invoke: 'drives',
  'pass-role': 'passes the role',
  update: 'changes',
  artifact: 'supplies what is used by',
  network: 'gets into the network at',
  dns: 'answers for',
  person: 'is a person who also has',
};

/** More than these of one kind are counted: the JSON has them all. */
const MOST = 25;

/** Who can reach an account, for people: each way step by step with what opens it, or the proof with what was checked and taken for granted. */
export function renderReach(reach: Reach, estate: Estate): string {
  const name = nameOf(estate, reach.account);
  const words = new Words(estate);
  const sections = [
    headline(reach, name),
    ...listed(reach.paths, MOST, (path) => words.path(path), reach.paths.length + reach.morePaths),
    ...section('Unknown: nothing is proven while it is', reach.unknown, (one) => words.unknown(one)),
    ...section(
      'Allowed by an exception',
      reach.allowed,
      ({ path, reason }) => `${words.path(path)}\n  ${styleText('dim', `reason: ${reason}`)}`,
    ),
    ...section(
      'Exceptions that clear nothing',
      reach.unusedExceptions,
      ({ from, reason, place }) => `${words.start({ ...from, kind: from.kind as PathStart['kind'] })} (${reason}), ${place}`,
    ),
    ...section('Trusted accounts, and what they could do', reach.trusted, (one) => words.trusted(one)),
    ...section('Taken for granted', reach.assumptions, (one) => one),
    census(reach),
  ];
  return sections.join('\n\n');
}

function headline({ proven, paths, unknown, morePaths }: Reach, name: string): string {
  if (proven) return `${styleText('green', 'proven')}: nobody can reach ${name}`;
  const count = paths.length + morePaths;
  if (count > 0) return `${styleText('red', 'not isolated')}: there ${count === 1 ? 'is one way' : `are ${count} ways`} into ${name}`;
  return `${styleText('yellow', 'not proven')}: no way into ${name} is found, but ${unknown.length === 1 ? 'one thing' : `${unknown.length} things`} can’t be decided`;
}

function section<Item>(title: string, items: readonly Item[], render: (item: Item) => string): readonly string[] {
  if (items.length === 0) return [];
  return [[styleText('bold', title), ...listed(items, MOST, render, items.length).map((text) => indented(text))].join('\n')];
}

function listed<Item>(items: readonly Item[], most: number, render: (item: Item) => string, all: number): readonly string[] {
  const shown = items.slice(0, most).map(render);
  return all > shown.length ? [...shown, `… and ${all - shown.length} more; --json has them`] : shown;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

function census({ checked: { principals, policies, edges, looked, estate } }: Reach): string {
  return [
    styleText('bold', 'Checked'),
    `  ${principals} principals, ${policies} policies, ${edges} places where a way could be, looked at for:`,
    ...looked.map((one) => `  - ${one}`),
    `  estate ${estate}`,
  ].join('\n');
}

function nameOf(estate: Estate, id: string): string {
  const name = estate.account(id)?.name;
  return name === undefined ? `account ${id}` : `${name} (${id})`;
}

class Words {
  readonly #estate: Estate;

  constructor(estate: Estate) {
    this.#estate = estate;
  }

  path({ from, steps }: ReachPath): string {
    return [styleText('bold', this.start(from)), ...steps.map((step, index) => this.#step(step, index + 1))].join('\n');
  }

  start({ account, kind, id }: PathStart): string {
    const where = account === null ? '' : ` of ${nameOf(this.#estate, account)}`;
    switch (kind) {
      case 'anyone':
        return 'anyone on the internet';
      case 'account':
        return `whoever has taken over ${nameOf(this.#estate, account ?? id)}`;
      case 'oidc':
        return `whoever gets a token of ${id}${where}`;
      case 'service':
        return `the service ${id}, on anybody’s behalf`;
      default:
        return `${kind === 'permission-set' ? 'people with the permission set' : kind} ${id}${where}`;
    }
  }

  #step({ kind, action, to, because }: Step, number: number): string {
    return [
      `  ${number}. ${VERBS[kind]} ${to} by ${action}`,
      ...because.map((ground) => `     ${styleText('dim', this.#ground(ground))}`),
    ].join('\n');
  }

  #ground(ground: Ground): string {
    const { policy, template, resource, statement } = ground;
    const part = statement === undefined ? '' : `, statement ${statement}`;
    if (template === null) return `${policy}${part}`;
    return `${policy}${part} (${template}${this.#line(ground)}${resource === null ? '' : `, ${resource}`})`;
  }

  #line({ template, resource, path, policy, statement }: Ground): string {
    const found = this.#estate.resources().find((one) => one.template === template && one.logicalId === resource);
    if (found === undefined) return '';
    return `:${found.line(path ?? (statement === undefined ? [] : statementPath(found, policy, statement)))}`;
  }

  unknown({ template, resource, why, line }: UnknownPlace): string {
    return `${template}${line === undefined ? '' : `:${line}`}${resource === null ? '' : `, ${resource}`}: ${why}`;
  }

  trusted({ account, could }: TrustedAccount): string {
    const name = nameOf(this.#estate, account);
    if (could.length === 0) return `${name}: nothing that anybody found`;
    return [`${name}:`, ...listed(could, MOST, (one) => `  ${one}`, could.length)].join('\n');
  }
}

/** Where a statement of a resource's policy is written; of several policies, the one that has the name, or the first that has as many. */
function statementPath(resource: Resource, policy: string, statement: number): ResourcePath {
  const documents = documentsIn(resource.properties, ['Properties']);
  const isTrust = policy.startsWith('trust policy');
  const named = documents.find(({ path, name }) => name === policy || (isTrust && path.includes('AssumeRolePolicyDocument')));
  const found =
    named ?? documents.find(({ path, count }) => count > statement && !path.includes('AssumeRolePolicyDocument')) ?? documents[0];
  return found === undefined ? [] : [...found.path, 'Statement', statement];
}

interface WrittenDocument {
  readonly path: ResourcePath;
  readonly name: string | undefined;
  readonly count: number;
}

function documentsIn(value: Value, path: ResourcePath, name?: string): readonly WrittenDocument[] {
  if (isList(value)) return value.flatMap((element, index) => documentsIn(element, [...path, index], name));
  if (!isMap(value)) return [];
  const statements = at(value, 'Statement');
  if (statements !== undefined) return [{ path, name, count: elements(statements).length }];
  const own = knownText(at(value, 'PolicyName')) ?? name;
  return Object.entries(value).flatMap(([key, entry]) => documentsIn(entry, [...path, key], own));
}
