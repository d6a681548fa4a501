import { type Resource, segmentsOf, Unknown } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::IAM::AccessKey'];

/** The secret key of a user isn't an output. */
export const iamAccessKeyNotOutput: Rule = {
  id: 'iam-access-key-not-output',
  title: 'No output of a stack shows the secret key of a user',
  promise: 'G10',
  severity: 'high',
  severityReason: 'Whoever may describe the stack has the user’s key',
  layer: 'template',
  why: 'Outputs are plain text for everybody who may describe stacks, and stay in the history of the stack.',
  fix: `Type: AWS::SecretsManager::Secret
Properties:
  SecretString: !GetAtt Key.SecretAccessKey
`,
  sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement {
  const { stack, logicalId } = resource;
  const shows = (raw: unknown) =>
    (segmentsOf(stack.resolver.resolve(raw)) ?? []).some(
      (segment) =>
        segment instanceof Unknown &&
        segment.origin?.kind === 'attribute' &&
        segment.origin.attribute === 'SecretAccessKey' &&
        segment.origin.resource === logicalId,
    );
  const name = Object.entries(stack.outputs).find(([, output]) => {
    const value: unknown = typeof output === 'object' && output !== null ? Reflect.get(output, 'Value') : undefined;
    return shows(value);
  })?.[0];
  return { resource, path: ['Type'], holds: name === undefined, message: `The output ${name ?? ''} shows the secret key of this user` };
}
