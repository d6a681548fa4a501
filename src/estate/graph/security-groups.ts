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

/** Rules that are resources of their own, by their group; those whose group isn't in the estate or can't be told are `stray`. */
export interface StandaloneRules {
  readonly of: ReadonlyMap<Resource, readonly GroupRule[]>;
  readonly stray: readonly GroupRule[];
}

export function standaloneRules(estate: Graph): StandaloneRules {
  const of = new Map<Resource, GroupRule[]>();
  const stray: GroupRule[] = [];
  for (const [type, direction] of STANDALONE) {
    for (const resource of estate.resources(type)) {
      const rule: GroupRule = { direction, resource, path: ['Properties'], rule: resource.properties };
      const groups = estate.named(resource.property('GroupId') ?? resource.property('GroupName'), resource, GROUPS);
      if (groups.length === 0) stray.push(rule);
      for (const group of groups) {
        const known = of.get(group);
        if (known === undefined) of.set(group, [rule]);
        else known.push(rule);
      }
    }
  }
  return { of, stray };
}

/** All rules of a group, inline ones first. */
export function rulesOf(group: Resource, standalone: StandaloneRules): readonly GroupRule[] {
  const inline = (['ingress', 'egress'] as const).flatMap((direction) => {
    const name = direction === 'ingress' ? 'SecurityGroupIngress' : 'SecurityGroupEgress';
    const value = group.property(name);
    return elements(value).map((rule, index): GroupRule => {
      const path: ResourcePath = Array.isArray(value) ? ['Properties', name, index] : ['Properties', name];
      return { direction, resource: group, path, rule };
    });
  });
  return [...inline, ...(standalone.of.get(group) ?? [])];
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
