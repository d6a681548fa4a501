import type { Template, TemplateResource } from '../../assembly/index.ts';
import { ignoredPaths } from './ignored-properties.ts';
import { MISSING_ATTRIBUTES } from './missing-attributes.ts';
import { isObject, substituteReferences } from './references.ts';
import type { StandIn, Substitute } from './stand-in.ts';
import { STAND_INS } from './stand-ins/index.ts';
import { isSupported, unlisted } from './unlisted.ts';

/** One thing that a template's lowering changed or that the emulator won't heed. */
export interface Note {
  readonly name: string;
  readonly why: string;
}

export interface LoweredTemplate {
  readonly template: Template;
  readonly standIns: readonly Note[];
  readonly ignored: readonly Note[];
}

/** CloudFormation refuses a template without resources; this one is made of nothing. */
const EMPTY: Readonly<Record<string, TemplateResource>> = { StandInForNothing: { Type: 'AWS::CloudFormation::WaitConditionHandle' } };

/** The template that the emulator can deploy in place of the given one, which isn't touched. */
export function lowerTemplate(template: Template): LoweredTemplate {
  const standIns: Note[] = [];
  const resources: Record<string, TemplateResource> = {};
  const substitutes = new Map<string, Substitute>();
  const successors = new Map<string, readonly string[]>();
  const taken = new Set(Object.keys(template.Resources));

  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    const standIn = standInFor(resource.Type);
    const lowered = standIn?.lower(resource, { logicalId, relatedId: (suffix) => freeId(`${logicalId}${suffix}`, taken) });
    if (standIn === undefined || lowered === undefined) {
      resources[logicalId] = resource;
      const missing = missingAttributes(logicalId, resource.Type, standIns);
      if (missing !== undefined) substitutes.set(logicalId, missing);
      continue;
    }
    standIns.push({ name: resource.Type, why: standIn.why });
    Object.assign(resources, lowered.resources);
    if (lowered.substitute !== undefined) substitutes.set(logicalId, lowered.substitute);
    if (!Object.hasOwn(lowered.resources, logicalId)) successors.set(logicalId, Object.keys(lowered.resources));
  }

  const sent = Object.keys(resources).length === 0 ? EMPTY : resources;
  const lowered = substituteReferences({ ...template, Resources: followDependencies(sent, successors) }, (id) =>
    substitutes.get(id),
  ) as Template;
  return { template: lowered, standIns, ignored: Object.values(lowered.Resources).flatMap(ignoredBy) };
}

function standInFor(type: string): StandIn | undefined {
  return STAND_INS.get(type) ?? (isSupported(type) ? undefined : unlisted(type));
}

function missingAttributes(logicalId: string, type: string, notes: Note[]): Substitute | undefined {
  const texts = MISSING_ATTRIBUTES[type];
  if (texts === undefined) return undefined;
  return {
    attribute(name) {
      if (!Object.hasOwn(texts, name)) return undefined;
      notes.push({
        name: `${type} ${name}`,
        why: 'the emulator makes the resource but lacks this attribute: a text of its shape stands for it',
      });
      return texts[name]?.replaceAll('{id}', logicalId);
    },
  };
}

/** What depended on something taken out no longer does; what depended on something replaced waits for all that replaces it. */
function followDependencies(
  resources: Readonly<Record<string, TemplateResource>>,
  successors: ReadonlyMap<string, readonly string[]>,
): Readonly<Record<string, TemplateResource>> {
  return Object.fromEntries(
    Object.entries(resources).map(([logicalId, resource]) => {
      const { DependsOn: before, ...rest } = resource;
      const ids = ([before ?? []] as readonly unknown[]).flat() as readonly string[];
      if (!ids.some((id) => successors.has(id))) return [logicalId, resource];
      const after = [...new Set(ids.flatMap((id) => successors.get(id) ?? [id]))];
      return [logicalId, after.length === 0 ? rest : { ...rest, DependsOn: after }];
    }),
  ) as Readonly<Record<string, TemplateResource>>;
}

function ignoredBy(resource: TemplateResource): readonly Note[] {
  if (!isObject(resource.Properties)) return [];
  return ignoredPaths(resource.Type, resource.Properties).map(({ path, why }) => ({ name: `${resource.Type} ${path}`, why }));
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  while (taken.has(id)) id += 'X';
  taken.add(id);
  return id;
}
