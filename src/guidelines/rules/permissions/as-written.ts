import type { Estate, Resource, ResourcePath } from '../../../estate/index.ts';
import type { Judgement } from '../../rule.ts';

/**
 * SAM makes a role of a function's or state machine's `Policies`. Nobody finds that role in his template, so what is said of its policies
 * is said of the function, at the policy that he wrote.
 */
export function asWritten(judgement: Judgement, estate: Estate): Judgement {
  const { resource, path } = judgement;
  const written = writtenResources(resource);
  if (resource.type !== 'AWS::IAM::Role' || !resource.logicalId.endsWith('Role') || field(written, resource.logicalId) !== undefined)
    return judgement;
  const from = resource.logicalId.slice(0, -'Role'.length);
  const source = field(written, from);
  const type = field(source, 'Type');
  const owner = estate.find(resource.stack.key, from);
  if (owner === undefined || typeof type !== 'string' || !type.startsWith('AWS::Serverless::')) return judgement;
  return { ...judgement, resource: owner, path: policyPath(resource, path, field(field(source, 'Properties'), 'Policies')) };
}

/** Which of the policies as they are written became the inline or managed one of the role. */
function policyPath(role: Resource, path: ResourcePath, policies: unknown): ResourcePath {
  const [, list, index, , ...within] = path;
  const all: readonly unknown[] = Array.isArray(policies) ? policies : [policies];
  const managed = all.flatMap((policy, position) => (isManaged(policy) ? [position] : []));
  const inline = all.flatMap((policy, position) => (isManaged(policy) ? [] : [position]));
  const attached = field(field(role.definition, 'Properties'), 'ManagedPolicyArns');
  const added = (Array.isArray(attached) ? attached.length : 0) - managed.length;
  const position = list === 'Policies' ? inline[Number(index)] : managed[Number(index) - added];
  if (position === undefined) return ['Properties', 'Policies'];
  const at = Array.isArray(policies) ? ['Properties', 'Policies', position] : ['Properties', 'Policies'];
  return list === 'Policies' ? [...at, ...within] : at;
}

/** A name, an ARN, or a function that gives one; everything else is a document or a policy template. */
function isManaged(policy: unknown): boolean {
  if (typeof policy === 'string') return true;
  if (typeof policy !== 'object' || policy === null) return false;
  return (
    ['Ref', 'Fn::Sub', 'Fn::Join', 'Fn::ImportValue'].includes(Object.keys(policy)[0] ?? '') && field(policy, 'Statement') === undefined
  );
}

function writtenResources({ stack }: Resource): unknown {
  return field(stack.source.value, 'Resources');
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (Reflect.get(value, name) as unknown) : undefined;
}
