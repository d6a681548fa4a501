import {
  App,
  CfnCondition,
  CfnOutput,
  Duration,
  DefaultStackSynthesizer,
  Fn,
  type IStackSynthesizer,
  RemovalPolicy,
  Stack,
  Token,
} from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  type CfnManagedPolicy,
  Effect,
  type IManagedPolicy,
  type IPrincipal,
  ManagedPolicy,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';

import type { Template } from '../../assembly/index.ts';
import { type Project, bootstrapStackName, executionBoundaryName, qualifier } from '../../project/index.ts';
import { Boundary } from '../baseline/boundary.ts';
import { FEATURE_FLAGS } from '../feature-flags.ts';
import { EXECUTION_BOUNDARY } from './execution-boundary.ts';
import { EXECUTION_POLICY, type ExecutionStatement } from './execution-policy.ts';

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
  new Bootstrap(stack, project);
  return app.synth().getStackByName(name).template as Template;
}

interface Boundaries {
  /** The execution role's, in the home region only. */
  readonly made: ManagedPolicy;
  /** The same in any region. */
  readonly byName: IManagedPolicy;
}

class Bootstrap {
  readonly #stack: Stack;
  readonly #project: Project;

  constructor(stack: Stack, project: Project) {
    this.#stack = stack;
    this.#project = project;
    const boundaries = this.#boundaries();
    const bucket = this.#bucket();
    const execution = this.#executionRole(boundaries);
    this.#role('file-publishing', new AccountRootPrincipal(), 'Puts templates into the bucket', [
      {
        sid: 'Publish',
        actions: ['s3:GetObject', 's3:ListBucket', 's3:PutObject', 's3:GetBucketLocation', 's3:GetEncryptionConfiguration'],
        resources: [bucket.bucketArn, bucket.arnForObjects('*')],
      },
    ]);
    this.#role('lookup', new AccountRootPrincipal(), 'Reads stacks and their templates', [
      {
        sid: 'ReadStacks',
        actions: ['cloudformation:Describe*', 'cloudformation:Get*', 'cloudformation:List*'],
        resources: ['cloudformation:{region}:{account}:stack/{project}-*'],
      },
      {
        sid: 'ReadVersion',
        actions: ['ssm:GetParameter', 'ssm:GetParameters'],
        resources: ['ssm:{region}:{account}:parameter/cdk-bootstrap/{qualifier}/version'],
      },
    ]);
    this.#deployRole(bucket, execution);
    this.#version(bucket);
  }

  /** Policies of IAM are the account's, not a region's: made once, in the home region. */
  #boundaries(): Boundaries {
    const { name, region } = this.#project;
    const home = new CfnCondition(this.#stack, 'IsHomeRegion', { expression: Fn.conditionEquals(this.#stack.region, region) });
    const workload = new Boundary(this.#stack, 'Boundary', { project: name });
    const execution = new ManagedPolicy(this.#stack, 'ExecutionBoundary', {
      managedPolicyName: executionBoundaryName(name),
      description: 'What no stack of this project may do, whatever its policy says',
      document: new PolicyDocument({ statements: EXECUTION_BOUNDARY.map((statement) => this.#statement(statement, statement.effect)) }),
    });
    for (const policy of [workload.policy, execution]) (policy.node.defaultChild as CfnManagedPolicy).cfnOptions.condition = home;
    const arn = this.#arn(`iam::{account}:policy/${executionBoundaryName(name)}`);
    return { made: execution, byName: ManagedPolicy.fromManagedPolicyArn(this.#stack, 'ExecutionBoundaryByName', arn) };
  }

  #bucket(): Bucket {
    return new Bucket(this.#stack, 'Templates', {
      // The toolkit finds it by this name; it holds nothing that can't be made again.
      bucketName: this.#fill('cdk-{qualifier}-assets-{account}-{region}'),
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(7) }],
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /** CloudFormation takes it on to make what the templates say. */
  #executionRole({ made, byName }: Boundaries): Role {
    const role = this.#role(
      'cfn-exec',
      new ServicePrincipal('cloudformation.amazonaws.com'),
      'Makes what the stacks of this project say, and nothing else',
      EXECUTION_POLICY,
      byName,
    );
    // Named and not referred to, so CloudFormation doesn't know that it comes first. Where it isn't made, the dependency counts for nothing.
    role.node.addDependency(made);
    return role;
  }

  #deployRole(bucket: Bucket, execution: Role): void {
    this.#role('deploy', new AccountRootPrincipal(), 'Hands stacks of this project to CloudFormation', [
      {
        sid: 'Stacks',
        actions: [
          'cloudformation:CancelUpdateStack',
          'cloudformation:ContinueUpdateRollback',
          'cloudformation:CreateChangeSet',
          'cloudformation:CreateStack',
          'cloudformation:DeleteChangeSet',
          'cloudformation:DeleteStack',
          'cloudformation:Describe*',
          'cloudformation:ExecuteChangeSet',
          'cloudformation:GetTemplate*',
          'cloudformation:RollbackStack',
          'cloudformation:UpdateStack',
          'cloudformation:UpdateTerminationProtection',
        ],
        resources: ['cloudformation:{region}:{account}:stack/{project}-*'],
      },
      {
        sid: 'TemplatesNotYetInAStack',
        actions: ['cloudformation:GetTemplateSummary', 'cloudformation:ValidateTemplate'],
        resources: ['*'], // A template that no stack has yet is no resource.
      },
      {
        sid: 'PassExecutionRole',
        actions: ['iam:PassRole'],
        resources: [execution.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } },
      },
      {
        sid: 'ReadTemplates',
        actions: ['s3:GetObject', 's3:GetBucketLocation', 's3:ListBucket'],
        resources: [bucket.bucketArn, bucket.arnForObjects('*')],
      },
      {
        sid: 'ReadVersion',
        actions: ['ssm:GetParameter', 'ssm:GetParameters'],
        resources: ['ssm:{region}:{account}:parameter/cdk-bootstrap/{qualifier}/version'],
      },
    ]);
  }

  /** What the toolkit reads to know that it may go on. */
  #version(bucket: Bucket): void {
    new StringParameter(this.#stack, 'Version', {
      parameterName: this.#fill('/cdk-bootstrap/{qualifier}/version'),
      stringValue: CONTRACT_VERSION,
    });
    new CfnOutput(this.#stack, 'BootstrapVersion', { value: CONTRACT_VERSION });
    new CfnOutput(this.#stack, 'BucketName', { value: bucket.bucketName });
    new CfnOutput(this.#stack, 'BucketDomainName', { value: bucket.bucketRegionalDomainName });
  }

  #role(
    kind: string,
    assumedBy: IPrincipal,
    description: string,
    statements: readonly ExecutionStatement[],
    permissionsBoundary?: IManagedPolicy,
  ): Role {
    const id = kind
      .split('-')
      .map((part) => part[0]?.toUpperCase() + part.slice(1))
      .join('');
    return new Role(this.#stack, `${id}Role`, {
      roleName: this.#fill(`cdk-{qualifier}-${kind}-role-{account}-{region}`),
      description,
      assumedBy,
      ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }),
      inlinePolicies: { default: new PolicyDocument({ statements: statements.map((statement) => this.#statement(statement, 'Allow')) }) },
    });
  }

  #statement({ sid, actions, resources, conditions }: ExecutionStatement, effect: 'Allow' | 'Deny'): PolicyStatement {
    return new PolicyStatement({
      sid,
      effect: effect === 'Allow' ? Effect.ALLOW : Effect.DENY,
      actions: [...actions],
      resources: resources.map((resource) => (Token.isUnresolved(resource) ? resource : this.#arn(resource))),
      ...(conditions === undefined ? {} : { conditions: this.#fillConditions(conditions) }),
    });
  }

  #fillConditions(conditions: NonNullable<ExecutionStatement['conditions']>): Record<string, Record<string, string | string[]>> {
    const fill = (value: string | readonly string[]) =>
      typeof value === 'string' ? this.#fill(value) : value.map((each) => this.#fill(each));
    return Object.fromEntries(
      Object.entries(conditions).map(([operator, keys]) => [
        operator,
        Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, fill(value)])),
      ]),
    );
  }

  #arn(resource: string): string {
    return resource === '*' ? '*' : `arn:${this.#stack.partition}:${this.#fill(resource)}`;
  }

  #fill(text: string): string {
    const { partition, account, region } = this.#stack;
    const { name } = this.#project;
    const values: Readonly<Record<string, string>> = { partition, account, region, project: name, qualifier: qualifier(name) };
    return text.replaceAll(/\{(\w+)\}/g, (_match, key: string) => values[key] ?? '');
  }
}
