import { App, CfnOutput, DefaultStackSynthesizer, type IStackSynthesizer, Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';

import type { Template } from '../../assembly/index.ts';
import { type Project, bootstrapStackName } from '../../project/index.ts';
import { FEATURE_FLAGS } from '../feature-flags.ts';
import { boundaries } from './boundaries.ts';
import { deployRole, executionRole, lookupRole, publishingRole } from './roles.ts';
import { fill } from './statement.ts';
import { templateBucket } from './template-bucket.ts';

/** The version of the modern bootstrap's contract that the toolkit asks for (https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html). */
const CONTRACT_VERSION = '32';

/**
 * What each account and region has before the first stack: the bucket for templates, the roles that deploy, and the boundaries. It is
 * applied by the provisioning role itself, so no stack can change it. The same template for every account of a project.
 */
export function bootstrapTemplate(project: Project): Template {
  const app = new App({
    analyticsReporting: false,
    stackTraces: false,
    treeMetadata: false,
    builtinCloudFormationValidation: false,
    postCliContext: FEATURE_FLAGS,
  });
  const name = bootstrapStackName(project.name);
  const stack = new Stack(app, name, {
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer,
    description: `What ${project.name} needs in an account and region before its first stack`,
  });
  fillStack(stack, project);
  return app.synth().getStackByName(name).template as Template;
}

function fillStack(stack: Stack, project: Project): void {
  const boundary = boundaries(stack, project);
  const bucket = templateBucket(stack, project.name);
  const execution = executionRole(stack, project.name, boundary);
  publishingRole(stack, project.name, bucket);
  lookupRole(stack, project.name);
  deployRole(stack, project.name, bucket, execution);
  // What the toolkit reads to know that it may go on.
  new StringParameter(stack, 'Version', {
    parameterName: fill(stack, project.name, '/cdk-bootstrap/{qualifier}/version'),
    stringValue: CONTRACT_VERSION,
  });
  new CfnOutput(stack, 'BootstrapVersion', { value: CONTRACT_VERSION });
  new CfnOutput(stack, 'BucketName', { value: bucket.bucketName });
  new CfnOutput(stack, 'BucketDomainName', { value: bucket.bucketRegionalDomainName });
}
