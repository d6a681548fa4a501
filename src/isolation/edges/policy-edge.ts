import { type Resource, type Value, at, documentOf, elements } from '../../estate/index.ts';
import { UNKNOWN } from '../../iam/index.ts';
import type { Doubt, Edge, Hold, Passage, StepKind } from '../edge.ts';
import type { Act, World } from '../world.ts';

/** Something that others may be let do to a resource. */
export interface ResourceAct {
  readonly kind: StepKind;
  readonly ability: Extract<Hold, { kind: 'resource' }>['ability'];
  /** Any of them is enough. */
  readonly actions: readonly string[];
  /** What the action is about, behind the ARN of the resource: `/*` for the objects of a bucket. */
  readonly behind?: string;
  readonly fixed?: NonNullable<Act['fixed']>;
}

/** A document and the resource that holds it. */
export interface PolicyPlace {
  readonly document: Value | undefined;
  readonly resource: Resource;
}

/** A kind of resource that has a policy of its own, or gets one by another resource. */
export interface PolicyKind {
  readonly id: string;
  readonly title: string;
  readonly types: readonly string[];
  /** Types that only carry a policy or a name of the others, and are read with them. */
  readonly beside?: readonly string[];
  readonly acts: readonly ResourceAct[];
  /** The ARN, where it isn't the resource's `Arn` or `Ref`. */
  readonly arnOf?: (resource: Resource, world: World) => string | undefined;
  /** Where the policy is, of types of which the estate doesn't know it. */
  readonly documents?: (resource: Resource, world: World) => readonly PolicyPlace[];
}

/** Who may do something to a resource by its policy. Within an account, what principals may do is asked only of those that somebody has. */
export function policyEdge({ id, title, types, beside = [], acts, arnOf = arnByTemplate, documents }: PolicyKind): Edge {
  const actsOn = (resource: Resource, world: World): readonly (readonly [ResourceAct, Act])[] => {
    const places = documents?.(resource, world);
    const policies = places
      ?.filter(({ document }) => document !== undefined)
      .map((place) => ({ name: place.resource.logicalId, document: world.document(place.document), resource: place.resource }));
    const arn = arnOf(resource, world);
    return acts.map((one) => [
      one,
      {
        actions: one.actions,
        arn: `${arn}${one.behind ?? ''}`,
        account: resource.account ?? '',
        ...(policies === undefined ? { resource } : { policies }),
        ...(one.fixed === undefined ? {} : { fixed: one.fixed }),
      },
    ]);
  };
  return {
    id,
    title,
    covers: [...types, ...beside],
    *find(world) {
      yield* strays(world, beside, acts);
      for (const resource of world.resources(...types)) {
        for (const [one, act] of actsOn(resource, world)) {
          // Without a policy nobody from outside gets in.
          if (act.policies?.length === 0) continue;
          yield* callersOf(world, resource, one, act);
        }
      }
    },
    *onward(world, hold) {
      if (hold.kind !== 'principal') return;
      for (const resource of world.resources(...types)) {
        if (resource.account !== hold.account) continue;
        for (const [one, act] of actsOn(resource, world)) {
          const verdict = world.may(hold, act);
          const to = holdOf(world, resource, one);
          if (verdict.answer === 'unknown') yield { from: hold, to, resource: verdict.resource ?? resource, why: verdict.why };
          if (verdict.answer === 'open') yield passage(world, resource, one, to, { from: hold, ...verdict });
        }
      }
    },
  };
}

function* callersOf(world: World, resource: Resource, one: ResourceAct, act: Act): Generator<Passage | Doubt> {
  const to = holdOf(world, resource, one);
  // Whoever belongs to the account itself is asked when somebody has him.
  for (const caller of world.callers(act, { outside: true })) {
    if (caller.from !== undefined && 'account' in caller.from && caller.from.account === resource.account) continue;
    yield 'why' in caller ? { ...caller, to } : passage(world, resource, one, to, caller);
  }
}

/** Where types that only carry a policy have it. */
const DOCUMENTS = ['PolicyDocument', 'ResourcePolicy', 'Policy'] as const;

/** Policies for what no template holds: they open it all the same, whatever it is called. */
function* strays(world: World, types: readonly string[], acts: readonly ResourceAct[]): Generator<Passage | Doubt> {
  for (const resource of types.length === 0 ? [] : world.resources(...types)) {
    const document = DOCUMENTS.map((name) => resource.property(name)).find((value) => value !== undefined);
    const targets = document === undefined ? [] : world.estate.targetsOf(resource);
    if (document === undefined || targets.some(({ account }) => account === resource.account)) continue;
    // What it is for in another account is read with its policies only if they are of that account.
    const owner = targets[0] ?? resource;
    const policies = [{ name: resource.logicalId, document: world.document(document), resource }];
    const arns = resourcesOf(world, document);
    for (const one of acts) {
      const fixed = one.fixed === undefined ? {} : { fixed: one.fixed };
      for (const arn of arns)
        yield* callersOf(world, owner, one, { actions: one.actions, arn, account: owner.account ?? '', policies, ...fixed });
    }
  }
}

/** What the statements of a document speak of; anything, where one doesn't say. */
function resourcesOf(world: World, document: Value): readonly string[] {
  const statements = elements(at(documentOf(document), 'Statement'));
  const said = statements.map((statement) => elements(at(statement, 'Resource')).map((one) => world.text(one) ?? UNKNOWN));
  return [...new Set([...said.flat(), ...(said.length === 0 || said.some((one) => one.length === 0) ? [UNKNOWN] : [])])];
}

/** The ARN as far as it is known; of one that isn't, any. */
function arnByTemplate(resource: Resource, world: World): string {
  const known = [resource.attribute('Arn'), resource.reference].map((value) => world.text(value));
  return known.find((text) => text?.startsWith('arn:')) ?? UNKNOWN;
}

function holdOf(world: World, resource: Resource, { ability }: ResourceAct): Hold {
  return { kind: 'resource', account: resource.account ?? '', ability, id: world.addressOf(resource) };
}

function passage(
  world: World,
  resource: Resource,
  { kind }: ResourceAct,
  to: Hold,
  { from, action, because }: { readonly from: Hold; readonly action: string; readonly because: Passage['step']['because'] },
): Passage | Doubt {
  return { from, to, step: { kind, action, to: world.addressOf(resource), because } };
}
