import type { TemplateResource } from '../../assembly/index.ts';

/**
 * What takes the place of something that the emulator refuses. One file each in `stand-ins/`; refused types without one are
 * taken out by the rule in `unlisted.ts`.
 */
export interface StandIn {
  /** A CloudFormation type that the emulator refuses or makes useless, always or in the shapes that `lower` recognizes. */
  readonly type: string;
  /** What the emulator lacks, and what a rehearsal therefore doesn't exercise: one sentence for the summary. */
  readonly why: string;
  /** Undefined where this resource can be sent as it is. */
  lower(resource: TemplateResource, context: LoweringContext): Lowered | undefined;
}

export interface LoweringContext {
  readonly logicalId: string;
  /** A logical id for a further resource, free within the template and the same each time. */
  relatedId(suffix: string): string;
}

export interface Lowered {
  /** What is sent instead, by logical id; empty if the resource is taken out. */
  readonly resources: Readonly<Record<string, TemplateResource>>;
  /** What references become where the logical id is gone. */
  readonly substitute?: Substitute;
}

/** Texts in the syntax of `Fn::Sub`, so that they fit whole values and parts of strings alike. */
export interface Substitute {
  /** In place of `Ref`. Undefined leaves it as it is. */
  readonly ref?: string;
  /** In place of `Fn::GetAtt`; undefined leaves it as it is. */
  attribute(name: string): string | undefined;
}

/** A stand-in that takes the resource out. References become a name and an ARN that look like the real ones and lead nowhere. */
export function takenOut(type: string, why: string, known: { readonly ref?: string; readonly arn?: string } = {}): StandIn {
  return {
    type,
    why,
    lower: (_, { logicalId }) => ({ resources: {}, substitute: placeholder(type, logicalId, known) }),
  };
}

/**
 * Texts that stand for a resource that isn't there. `known` is for types whose references have a shape that others check;
 * `{id}` in it is replaced by the logical id.
 */
function placeholder(type: string, logicalId: string, known: { readonly ref?: string; readonly arn?: string }): Substitute {
  const service = type.split('::')[1]?.toLowerCase() ?? 'none';
  const arn = known.arn ?? `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:stand-in/{id}`;
  const ref = (known.ref ?? '{id}').replaceAll('{id}', logicalId);
  return {
    ref,
    attribute: (name) => (/Arn$/i.test(name) ? arn.replaceAll('{id}', logicalId) : `${logicalId}-${name.replaceAll('.', '-')}`),
  };
}
