import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType } from '@aws-cdk/service-spec-types';
import { describe, expect, it } from 'vitest';

import { SUPPLIES } from './edges/code/supplies.ts';
import { DESTINATIONS } from './edges/data/destinations.ts';

/** Types of which CloudFormation publishes no schema, and why they are looked at all the same. */
const UNPUBLISHED: Readonly<Record<string, string>> = {
  'AWS::CDK::Metadata': 'CDK writes it into its templates; CloudFormation gives it no schema',
};

const spec = loadAwsServiceSpecSync();
const types = new Map(spec.all('resource').map((resource) => [resource.cloudFormationType, resource.properties]));
const properties = new Set([...types.values()].flatMap((own) => Object.keys(own)));
const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('testing'))
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }));

/** The first part of a path that a type doesn't have; undefined where it has all, or where what is below is open (JSON). */
function missingIn(type: PropertyType, path: readonly string[]): string | undefined {
  const [first, ...rest] = path;
  if (first === undefined || type.type === 'json') return undefined;
  if (type.type === 'array') return first === '*' ? missingIn(type.element, rest) : first;
  if (type.type === 'map') return missingIn(type.element, rest);
  if (type.type === 'union') {
    const missing = type.types.map((one) => missingIn(one, path));
    return missing.includes(undefined) ? undefined : missing[0];
  }
  if (type.type !== 'ref') return first;
  const property = spec.get('typeDefinition', type.reference.$ref).properties[first];
  return property === undefined ? first : missingIn(property.type, rest);
}

const paths = [
  ...Object.entries(DESTINATIONS).flatMap(([type, { places, buckets = [] }]) => [...places, ...buckets].map((path) => ({ type, path }))),
  ...Object.entries(SUPPLIES).flatMap(([type, supplies]) => supplies.map(({ path }) => ({ type, path }))),
];

describe('what is misspelt would open no way that is there', () => {
  it('so every type that is named exists', () => {
    const named = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/'(AWS::[A-Za-z0-9]+::[A-Za-z0-9]+)'/g)].map(([, type = '']) => ({ name, type })),
    );
    expect(named.length).toBeGreaterThan(200);
    expect(named.filter(({ type }) => !types.has(type) && UNPUBLISHED[type] === undefined)).toEqual([]);
  });

  it('so every property that is asked for is one of some type', () => {
    const asked = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/\.property\('(\w+)'/g)].map(([, property = '']) => ({ name, property })),
    );
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter(({ property }) => !properties.has(property))).toEqual([]);
  });

  it.each(paths)('so $type has $path', ({ type, path }) => {
    const [first = '', ...rest] = path.split('.');
    const property = types.get(type)?.[first];
    expect(property === undefined ? first : missingIn(property.type, rest)).toBeUndefined();
  });
});
