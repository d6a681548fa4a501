import { type JsonObject, isArray, isObject, own } from '../template/records.ts';
import type { ResourceSource } from '../template/sections.ts';
import { Unknown } from '../values/index.ts';
import { made } from './pieces.ts';

/** The role that SAM makes for a function or a state machine without one. */
export function executionRole(from: ResourceSource, service: string, properties: JsonObject, managed: readonly string[]): ResourceSource {
  const policies = policiesOf(own(properties, 'Policies'), from.logicalId);
  const boundary = own(properties, 'PermissionsBoundary');
  return made(from, `${from.logicalId}Role`, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: own(properties, 'AssumeRolePolicyDocument') ?? {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: [service] } }],
    },
    ManagedPolicyArns: [...managed.map(managedArn), ...policies.managed],
    ...(policies.inline.length === 0 ? {} : { Policies: policies.inline }),
    ...(boundary === undefined ? {} : { PermissionsBoundary: boundary }),
  });
}

function policiesOf(policies: unknown, logicalId: string): { readonly managed: readonly unknown[]; readonly inline: readonly unknown[] } {
  const managed: unknown[] = [];
  const inline: unknown[] = [];
  const add = (document: unknown) => inline.push({ PolicyName: `${logicalId}RolePolicy${inline.length}`, PolicyDocument: document });
  for (const policy of isArray(policies) ? policies : policies === undefined ? [] : [policies]) {
    if (typeof policy === 'string') managed.push(managedArn(policy));
    else if (!isObject(policy)) continue;
    else if (own(policy, 'Statement') !== undefined) add(policy);
    else {
      const [name = ''] = Object.keys(policy);
      if (name === 'Ref' || name === 'Fn::Sub' || name === 'Fn::Join' || name === 'Fn::ImportValue') managed.push(policy);
      else if (name.startsWith('Fn::')) add(new Unknown(`which policy ${name} gives can't be told before the transform`));
      else add(new Unknown(`the policy template ${name} is written out by the transform`));
    }
  }
  return { managed, inline };
}

/** SAM takes names of AWS's policies; Lambda's own are below service-role/. */
function managedArn(name: string): unknown {
  if (name.startsWith('arn:')) return name;
  const path = /^AWSLambda.*(?:ExecutionRole|AccessExecutionRole)$/.test(name) ? `service-role/${name}` : name;
  return { 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${path}` };
}
