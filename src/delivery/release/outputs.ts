import { type Project, stackName } from '../../project/index.ts';
import { LandfallError } from '../../report/index.ts';

/** What a release has to know of an environment's stacks. */
export interface ReleaseOutputs {
  readonly artifactBucket: string;
  readonly webBucket: string;
  readonly distribution: string;
  readonly userPool: string;
  readonly userPoolClient: string;
}

/** Where each value comes from: the stack's capability and the output's name. The edge stack is in us-east-1. */
const RELEASE_OUTPUTS: Readonly<Record<keyof ReleaseOutputs, { readonly capability: string; readonly output: string }>> = {
  artifactBucket: { capability: 'baseline', output: 'ArtifactBucketName' },
  webBucket: { capability: 'web', output: 'BucketName' },
  distribution: { capability: 'edge', output: 'DistributionId' },
  userPool: { capability: 'identity', output: 'UserPoolId' },
  userPoolClient: { capability: 'identity', output: 'UserPoolClientId' },
};

/** `read` gives an output of a stack by their names. Throws `LandfallError` that names every one that is missing. */
export function releaseOutputs(
  project: Project,
  environment: string,
  read: (stack: string, output: string) => string | undefined,
): ReleaseOutputs {
  const missing: string[] = [];
  const valueOf = (key: keyof ReleaseOutputs) => {
    const { capability, output } = RELEASE_OUTPUTS[key];
    const stack = stackName(project.name, environment, capability);
    const value = read(stack, output);
    if (value === undefined) missing.push(`${output} of ${stack}`);
    return value ?? '';
  };
  const outputs: ReleaseOutputs = {
    artifactBucket: valueOf('artifactBucket'),
    webBucket: valueOf('webBucket'),
    distribution: valueOf('distribution'),
    userPool: valueOf('userPool'),
    userPoolClient: valueOf('userPoolClient'),
  };
  if (missing.length === 0) return outputs;
  throw new LandfallError('StacksIncomplete', `${environment} can't be released to yet: it lacks ${missing.join(', ')}`, {
    fault: 'cloud',
    fix: 'bring its infrastructure up first with `landfall up`',
  });
}
