import { type JsonObject, isArray, isObject, own } from '../template/records.ts';
import type { ResourceSource } from '../template/sections.ts';
import type { SourcePath } from '../template/source.ts';
import { Unknown } from '../values/index.ts';
import { made } from './pieces.ts';

/** The role that SAM makes for a function or a state machine without one. */
export function executionRole(from: ResourceSource, service: string, properties: JsonObject, managed: readonly string[]): ResourceSource {
  const policies = policiesOf(own(properties, 'Policies'), from.logicalId);
  const boundary = own(properties, 'PermissionsBoundary');
  const added = managed.map((name): Policy => ({ value: managedArn(name), at: [] }));
  const all = { ManagedPolicyArns: [...added, ...policies.managed], Policies: policies.inline };
  const definition = {
    AssumeRolePolicyDocument: own(properties, 'AssumeRolePolicyDocument') ?? {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: [service] } }],
    },
    ManagedPolicyArns: all.ManagedPolicyArns.map(({ value }) => value),
    ...(all.Policies.length === 0 ? {} : { Policies: all.Policies.map(({ value }) => value) }),
    ...(boundary === undefined ? {} : { PermissionsBoundary: boundary }),
  };
  return made(from, `${from.logicalId}Role`, 'AWS::IAM::Role', definition, (path) => {
    const [section, list, index, ...within] = path;
    if (section !== 'Properties' || (list !== 'ManagedPolicyArns' && list !== 'Policies')) return path;
    const policy = all[list][Number(index)];
    // A document is written without PolicyDocument around it.
    return [section, 'Policies', ...(policy?.at ?? []), ...(list === 'Policies' && policy !== undefined ? within.slice(1) : [])];
  });
}

/** A policy of the role, and which of `Policies` it is as they are written: an index, or nothing of one that isn't in a list. */
interface Policy {
  readonly value: unknown;
  readonly at: SourcePath;
}

function policiesOf(policies: unknown, logicalId: string): { readonly managed: readonly Policy[]; readonly inline: readonly Policy[] } {
  const managed: Policy[] = [];
  const inline: Policy[] = [];
  const all = isArray(policies) ? policies : policies === undefined ? [] : [policies];
  for (const [index, policy] of all.entries()) {
    const at = isArray(policies) ? [index] : [];
    const attach = (value: unknown) => managed.push({ value, at });
    const add = (document: unknown) =>
      inline.push({ value: { PolicyName: `${logicalId}RolePolicy${inline.length}`, PolicyDocument: document }, at });
    if (typeof policy === 'string') attach(managedArn(policy));
    else if (!isObject(policy)) continue;
    else if (own(policy, 'Statement') !== undefined) add(policy);
    else {
      const [name = ''] = Object.keys(policy);
      if (name === 'Ref' || name === 'Fn::Sub' || name === 'Fn::Join' || name === 'Fn::ImportValue') attach(policy);
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
