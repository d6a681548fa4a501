import type { Estate, Resource } from '../estate/index.ts';
import { ANY_TYPE, type Judgement, type Rule } from './rule.ts';

/** What a rule says of one place that isn't certainly as it should be. */
export interface Place {
  readonly rule: Rule;
  readonly judgement: Judgement;
}

/** A rule that failed itself: a bug of ours. It is one of the result's `errors` as well. */
export interface RuleFault {
  readonly rule: string;
  /** Where, if that is known. */
  readonly resource: Resource | undefined;
  /** What was thrown. */
  readonly error: unknown;
}

export interface Answers {
  readonly findings: readonly Place[];
  readonly unknown: readonly Place[];
  readonly faults: readonly RuleFault[];
  /** The resources that each rule looked at, by the rule's id; those without are rules that found nothing to look at. */
  readonly judged: ReadonlyMap<string, ReadonlySet<Resource>>;
}

/** Asks each rule of whose types there are resources. A rule that throws loses only its own judgements, and none that it made before. */
export function askRules(estate: Estate, rules: readonly Rule[]): Answers {
  const places: Place[] = [];
  const faults: RuleFault[] = [];
  const judged = new Map<string, ReadonlySet<Resource>>();
  const present = new Set(estate.resources().map(({ type }) => type));
  for (const rule of rules) {
    if (!rule.types.some((type) => type === ANY_TYPE || present.has(type))) continue;
    const resources = new Set<Resource>();
    judged.set(rule.id, resources);
    const open = new OpenPlaces();
    try {
      for (const judgement of rule.check(estate)) {
        if ('fault' in judgement) faults.push({ rule: rule.id, resource: judgement.resource, error: judgement.fault });
        else {
          resources.add(judgement.resource);
          if (judgement.holds !== true) open.add(judgement);
        }
      }
    } catch (error) {
      faults.push({ rule: rule.id, resource: undefined, error });
    }
    for (const judgement of open.all()) places.push({ rule, judgement });
  }
  return {
    findings: places.filter(({ judgement }) => judgement.holds === false),
    unknown: places.filter(({ judgement }) => judgement.holds !== false),
    faults,
    judged,
  };
}

/** One judgement for each place, as a rule can come to one by several ways: of those the first, but a finding before what is unknown. */
class OpenPlaces {
  readonly #byStack = new Map<Resource['stack'], Map<string, Judgement>>();

  add(judgement: Judgement): void {
    const { resource } = judgement;
    const places = this.#byStack.get(resource.stack) ?? new Map<string, Judgement>();
    this.#byStack.set(resource.stack, places);
    // What a transform makes of one thing that is written is one place.
    const path = [resource.writtenId, ...resource.writtenPath(judgement.path)].join('.');
    const known = places.get(path);
    if (known === undefined || (known.holds !== false && judgement.holds === false)) places.set(path, judgement);
  }

  *all(): Iterable<Judgement> {
    for (const places of this.#byStack.values()) yield* places.values();
  }
}
