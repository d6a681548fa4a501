import { Unknown } from '../../values/index.ts';
import type { Intrinsic } from '../scope.ts';
import { getStackOutput, importValue } from './across.ts';
import { cidr } from './cidr.ts';
import { both, either, equality, negation, when } from './condition.ts';
import { availabilityZones, length, select, toJson } from './list.ts';
import { findInMap } from './mapping.ts';
import { getAtt, ref } from './reference.ts';
import { sub } from './sub.ts';
import { base64, join, split } from './text.ts';

const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', ref],
  ['Fn::GetAtt', getAtt],
  ['Fn::Sub', sub],
  ['Fn::Join', join],
  ['Fn::Split', split],
  ['Fn::Base64', base64],
  ['Fn::Select', select],
  ['Fn::Length', length],
  ['Fn::GetAZs', availabilityZones],
  ['Fn::ToJsonString', toJson],
  ['Fn::Cidr', cidr],
  ['Fn::FindInMap', findInMap],
  ['Fn::If', when],
  ['Fn::And', both],
  ['Fn::Or', either],
  ['Fn::Not', negation],
  ['Fn::Equals', equality],
  ['Fn::ImportValue', importValue],
  ['Fn::GetStackOutput', getStackOutput],
  ['Fn::Transform', () => new Unknown('a macro makes it when the stack is applied')],
]);

/** The function behind a key; one that nobody knows makes an unknown value. Undefined for the name of a property. */
export function intrinsicOf(key: string): Intrinsic | undefined {
  if (key !== 'Ref' && !key.startsWith('Fn::')) return undefined;
  if (key.startsWith('Fn::ForEach::')) return undefined;
  return INTRINSICS.get(key) ?? (() => new Unknown(`${key} is no function that is known`));
}
