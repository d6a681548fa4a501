/**
 * What a resource is called once it exists, as text with places: `{name}` is its name (the property `name` or what AWS makes), `{id}` what AWS
 * makes, `{random}` a suffix that AWS makes, `{region}`, `{account}`, `{partition}`, `{suffix}` (of hosts) and `{.Property}` what they say;
 * `{.Property|text}` has a default.
 */
export interface StandIn {
  /** The property that names it, where one does. */
  readonly name?: string;
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** An ARN of a resource in its region and account. */
export function arn(service: string, rest: string): string {
  return `arn:{partition}:${service}:{region}:{account}:${rest}`;
}

/** An ARN of a resource that has an account but no region. */
export function globalArn(service: string, rest: string): string {
  return `arn:{partition}:${service}::{account}:${rest}`;
}

/** `Ref` is the name, `Arn` the ARN. */
export function byName(name: string, itsArn: string, attributes: Readonly<Record<string, string>> = {}): StandIn {
  return { name, ref: '{name}', attributes: { Arn: itsArn, ...attributes } };
}

/** `Ref` is the ARN, which has the name in it. */
export function byArn(itsArn: string, name?: string, attributes: Readonly<Record<string, string>> = {}): StandIn {
  return { ...(name === undefined ? {} : { name }), ref: itsArn, attributes: { Arn: itsArn, ...attributes } };
}

/** `Ref` is an id that AWS makes. */
export function byId(itsArn?: string, attributes: Readonly<Record<string, string>> = {}): StandIn {
  return { ref: '{id}', attributes: { ...(itsArn === undefined ? {} : { Arn: itsArn }), ...attributes } };
}
