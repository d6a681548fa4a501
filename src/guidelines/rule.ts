import { type Estate, type Resource, type ResourcePath, type Ternary, Unknown } from '../estate/index.ts';

/** A promise of the requirements that guidelines hold: G2 … G19, I2. */
export type PromiseId = `G${number}` | `I${number}`;

export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** Where a control works: a policy of the organization, the template, what runs, or what notices afterwards. */
export type Layer = 'organization' | 'template' | 'runtime' | 'detection';

/** What a rule says of one place. */
export interface Judgement {
  readonly resource: Resource;
  /** From the resource to the property that decides, present or missing: `['Properties', 'BucketEncryption']`. */
  readonly path: ResourcePath;
  /** True: it is as it should be. False: a finding. Unknown: listed with its reason, never taken for true. */
  readonly holds: Ternary;
  /** One sentence for a finding: what is wrong here, with the value. */
  readonly message: string;
  /** Only where the change differs from place to place; else the rule's own. */
  readonly fix?: string;
  /** The rule itself failed here: a bug of ours, which must not cost the findings at other places. `holds` is unknown then. */
  readonly fault?: unknown;
}

/** A guideline: data and a pure check. One file a rule, beside it a fixture that passes and one that fails. */
export interface Rule {
  /** Kebab-case, begins with the service: `s3-bucket-encrypted`. */
  readonly id: string;
  /** What holds when the rule does, as a sentence without a full stop. */
  readonly title: string;
  readonly promise: PromiseId;
  readonly severity: Severity;
  /** Why it is that severe, in one sentence. */
  readonly severityReason: string;
  readonly layer: Layer;
  /** What happens to whoever doesn't do it; one or two sentences. */
  readonly why: string;
  /** YAML to be pasted into the resource (`Properties:` …). */
  readonly fix: string;
  /** Pages of AWS's documentation that the rule rests on; also for defaults, with the date since when they count. */
  readonly sources: readonly [string, ...string[]];
  /** The types of resources that it judges, so that the engine only calls it where there are some; `['*']` for all types. */
  readonly types: readonly string[];
  /** The pack of somebody else that it comes from. It counts for no promise then. */
  readonly pack?: string;
  /** Yields a judgement for each place that it looked at, those that are as they should be included: they are counted. */
  readonly check: (estate: Estate) => Iterable<Judgement>;
}

/** Every type of resource. */
export const ANY_TYPE = '*';

/** A check that looks at one resource at a time. Where it fails itself, the others are judged all the same. */
export function eachResource(
  types: readonly string[],
  judge: (resource: Resource, estate: Estate) => Judgement | Iterable<Judgement> | undefined,
): Rule['check'] {
  return function* check(estate) {
    for (const resource of types.includes(ANY_TYPE) ? estate.resources() : estate.resources(...types)) {
      try {
        const judged = judge(resource, estate);
        if (judged === undefined) continue;
        if (Symbol.iterator in judged) yield* judged;
        else yield judged;
      } catch (fault) {
        yield { resource, path: [], holds: new Unknown('the rule itself failed here'), message: '', fault };
      }
    }
  };
}
