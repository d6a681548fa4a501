import {
  type Estate,
  type Resource,
  type ResourcePath,
  type Ternary,
  Unknown,
  type Value,
  at,
  doubt,
  elements,
  not,
  or,
} from '../../../estate/index.ts';
import type { Judgement, Rule } from '../../rule.ts';
import { isAnywhere } from './internet.ts';
import { type Exposure, inWords, openingOf } from './ports.ts';

const STANDALONE = ['AWS::EC2::SecurityGroupIngress', 'AWS::VPC::SecurityGroupIngress'] as const;

const STANDALONE_FIX = 'Properties:\n  SourceSecurityGroupId: !GetAtt CallingGroup.GroupId # in place of the addresses\n';

/** The types that hold rules for what comes in to a group. */
export const GROUP_INGRESS_TYPES: readonly string[] = ['AWS::EC2::SecurityGroup', ...STANDALONE];

const PREFIX_LIST: ReadonlySet<string> = new Set(['AWS::EC2::PrefixList']);

/** A judgement for each rule for what comes in: fault where the internet gets an exposure of the given kind. */
export function ingressWithout(exposure: Exposure): Rule['check'] {
  return function* check(estate) {
    for (const { resource, path, rule } of ingressRules(estate)) yield* judge(estate, resource, path, asIfThere(rule), exposure);
  };
}

/** A rule that a condition may leave out is judged as if it were there, as a resource is. */
function asIfThere(rule: Value): Value {
  if (!(rule instanceof Unknown) || rule.alternatives === undefined) return rule;
  const given = rule.alternatives.filter((one) => one !== undefined);
  return given.length === 1 && given[0] !== undefined ? given[0] : rule;
}

interface IngressRule {
  readonly resource: Resource;
  readonly path: ResourcePath;
  readonly rule: Value;
}

function* ingressRules(estate: Estate): Iterable<IngressRule> {
  for (const group of estate.resources('AWS::EC2::SecurityGroup')) {
    for (const one of estate.rulesOf(group)) if (one.direction === 'ingress' && one.resource === group) yield one;
  }
  for (const resource of estate.resources(...STANDALONE)) yield { resource, path: ['Properties'], rule: resource.properties };
}

function* judge(estate: Estate, resource: Resource, path: ResourcePath, rule: Value, exposure: Exposure): Iterable<Judgement> {
  if (rule instanceof Unknown && rule.alternatives === undefined) {
    // Nothing is known of the rule: only the rule about all other ports says so, so that it is said once.
    if (exposure === 'other') yield { resource, path, holds: doubt(rule), message: 'The rules of the security group are unknown' };
    return;
  }
  const opening = openingOf(rule);
  for (const source of sourcesOf(estate, resource, rule)) {
    yield {
      resource,
      path: [...path, source.name],
      holds: opening === undefined || closed(opening.exposure, source.open, exposure),
      message: `The security group lets ${source.words} reach ${opening?.words ?? 'it'}`,
      ...(resource.type === 'AWS::EC2::SecurityGroup' ? {} : { fix: STANDALONE_FIX }),
    };
  }
}

/** Where the ports are unknown, only the rule about all other ports says so, so that it is said once. */
function closed(found: Exposure | Unknown, open: Ternary, exposure: Exposure): Ternary {
  if (open === false) return true;
  if (found instanceof Unknown) return exposure !== 'other' || found;
  return found !== exposure || not(open);
}

interface Source {
  readonly name: string;
  readonly open: Ternary;
  readonly words: string;
}

function* sourcesOf(estate: Estate, from: Resource, rule: Value): Iterable<Source> {
  for (const name of ['CidrIp', 'CidrIpv6']) {
    const cidr = at(rule, name);
    if (cidr !== undefined && !(cidr instanceof Unknown && cidr.mayBeAbsent && cidr.alternatives === undefined))
      yield { name, open: isAnywhere(cidr), words: inWords(cidr) };
  }
  const listed = at(rule, 'SourcePrefixListId');
  const lists = listed === undefined ? [] : estate.named(listed, from, PREFIX_LIST);
  if (lists.length === 0) return;
  const entries = lists.flatMap((list) => elements(list.property('Entries')));
  yield {
    name: 'SourcePrefixListId',
    open: or(entries.map((entry) => isAnywhere(at(entry, 'Cidr')))),
    words: 'a prefix list with the internet in it',
  };
}
