import {
  type Resource,
  type ResourcePath,
  Unknown,
  type Value,
  isSecret,
  knownText,
  segmentsOf,
  type Ternary,
} from '../../../estate/index.ts';
import { parametersIn, writtenAt } from './written.ts';

/** Whether a credential is hidden where it is written, and if it isn't, how it comes to be in plain sight. */
export interface Sight {
  readonly hidden: Ternary;
  readonly how: string;
}

const HIDDEN: Sight = { hidden: true, how: '' };

const seen = (how: string): Sight => ({ hidden: false, how });

/**
 * How a credential is given: by reference to Secrets Manager or by a masked parameter it is hidden; as text, by a parameter that shows
 * itself or has a default, or by Parameter Store's plain text it isn't. Undefined where there is none.
 */
export function sightOf(resource: Resource, path: ResourcePath, value: Value | undefined): Sight | undefined {
  if (value === undefined || value === null) return undefined;
  const parameters = parametersIn(writtenAt(resource, path), resource);
  const open = parameters.find(({ masked, hasDefault }) => masked && hasDefault);
  if (open !== undefined) return seen(`is the default of parameter ${open.name}, which everybody who has the template can read`);
  if (isSecret(value) || parameters.some(({ masked }) => masked)) return HIDDEN;
  const stored = parameters.find(({ isStored }) => isStored);
  if (stored !== undefined) return seen(`is read from Parameter Store in plain text (parameter ${stored.name})`);
  // What is written in one branch of a condition is in the template, whichever of them is taken.
  const branch = value instanceof Unknown ? value.alternatives?.find((one) => isWritten(one)) : undefined;
  if (branch !== undefined) return seen('is written in the template');
  const [shown] = parameters;
  if (shown !== undefined) return seen(`is given by parameter ${shown.name}, which has no NoEcho`);
  return bySegments(value);
}

function isWritten(value: Value | undefined): boolean {
  return value !== undefined && value !== null && !isSecret(value) && (knownText(value)?.trim() ?? '') !== '';
}

function bySegments(value: Value): Sight | undefined {
  const segments = segmentsOf(value);
  if (segments === undefined) return undefined;
  const unknown = segments.filter((segment) => segment instanceof Unknown);
  for (const { origin } of unknown) {
    if (origin?.kind === 'dynamic') return seen('is read from Parameter Store in plain text');
    if (origin?.kind === 'parameter') return seen(`is given by parameter ${origin.name}, which has no NoEcho`);
    if (origin?.kind === 'attribute') return HIDDEN;
  }
  const [first] = unknown;
  if (first !== undefined) {
    const isPlace = unknown.every(({ key }) => /^(?:account|region|stack):/.test(key ?? ''));
    return isPlace && segments.length > 1 ? seen('is made of what everybody knows') : { hidden: new Unknown(first.why), how: '' };
  }
  const text = knownText(value)?.trim() ?? '';
  return text === '' ? undefined : seen('is written in the template');
}
