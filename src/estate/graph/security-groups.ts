import { type Value, elements } from '../values/index.ts';
import type { Graph } from './graph.ts';
import type { Resource, ResourcePath } from './resource.ts';

const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';
const GROUPS: ReadonlySet<string> = new Set([SECURITY_GROUP]);

/** A rule of a security group, inside the group or a resource of its own. */
export interface GroupRule {
  readonly direction: 'ingress' | 'egress';
  /** Where it is written, and the path there. */
  readonly resource: Resource;
  readonly path: ResourcePath;
  /** Its properties: `CidrIp`, `FromPort` and so on; read with `at`. */
  readonly rule: Value;
}

const STANDALONE = [
  ['AWS::EC2::SecurityGroupIngress', 'ingress'],
  ['AWS::VPC::SecurityGroupIngress', 'ingress'],
  ['AWS::EC2::SecurityGroupEgress', 'egress'],
] as const;

/** All rules of a group. A rule of its own whose group can't be told belongs to none: see `strayRules`. */
export function rulesOf(estate: Graph, group: Resource): readonly GroupRule[] {
  const inline = (['ingress', 'egress'] as const).flatMap((direction) => {
    const name = direction === 'ingress' ? 'SecurityGroupIngress' : 'SecurityGroupEgress';
    const value = group.property(name);
    return elements(value).map((rule, index): GroupRule => {
      const path: ResourcePath = Array.isArray(value) ? ['Properties', name, index] : ['Properties', name];
      return { direction, resource: group, path, rule };
    });
  });
  return [...inline, ...standaloneRules(estate).filter(({ resource }) => groupOf(estate, resource).includes(group))];
}

/** Rules of their own whose group isn't in the estate or can't be told. */
export function strayRules(estate: Graph): readonly GroupRule[] {
  return standaloneRules(estate).filter(({ resource }) => groupOf(estate, resource).length === 0);
}

function standaloneRules(estate: Graph): readonly GroupRule[] {
  return STANDALONE.flatMap(([type, direction]) =>
    estate.resources(type).map((resource): GroupRule => ({ direction, resource, path: ['Properties'], rule: resource.properties })),
  );
}

function groupOf(estate: Graph, rule: Resource): readonly Resource[] {
  return estate.named(rule.property('GroupId') ?? rule.property('GroupName'), rule, GROUPS);
}

/** Types that name a group without being guarded by it: rules, which name peers too, and groups among themselves. */
const NOT_GUARDED: ReadonlySet<string> = new Set([SECURITY_GROUP, ...STANDALONE.map(([type]) => type)]);

/** What a group is attached to. */
export function guardedBy(estate: Graph, group: Resource): readonly Resource[] {
  const from = estate.referencesTo(group).filter(({ from, path }) => !NOT_GUARDED.has(from.type) && namesGroups(path));
  return [...new Set(from.map((reference) => reference.from))];
}

/** The groups that guard a resource. */
export function groupsOf(estate: Graph, resource: Resource): readonly Resource[] {
  if (NOT_GUARDED.has(resource.type)) return [];
  const to = estate.referencesFrom(resource).filter(({ to, path }) => to.type === SECURITY_GROUP && namesGroups(path));
  return [...new Set(to.map((reference) => reference.to))];
}

/** `SecurityGroupIds`, `VpcSecurityGroups`, `GroupSet` and so on; not an environment variable that holds an id. */
function namesGroups(path: ResourcePath): boolean {
  return path.some((part) => typeof part === 'string' && /(?:security_?groups?(?:_?ids?)?|^GroupSet|^Groups)$/i.test(part));
}
