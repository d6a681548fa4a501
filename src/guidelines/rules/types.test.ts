import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { expect, it } from 'vitest';

import { ANY_TYPE } from '../rule.ts';
import { RULES } from './index.ts';

/** Types of others' templates for which CloudFormation publishes no schema. */
const UNPUBLISHED: readonly string[] = ['AWS::VPC::SecurityGroupIngress', 'AWS::VPC::SecurityGroupEgress'];

it('every type that a rule looks at exists: of one that is misspelt, it would never find anything', () => {
  const types = new Set(
    loadAwsServiceSpecSync()
      .all('resource')
      .map(({ cloudFormationType }) => cloudFormationType),
  );
  const known = new Set([ANY_TYPE, ...types, ...UNPUBLISHED]);
  expect(RULES.flatMap(({ id, types: own }) => own.filter((type) => !known.has(type)).map((type) => `${id} ${type}`))).toEqual([]);
});
