import type { Resource } from '../../../estate/index.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { allowedTo } from './allowed.ts';
import { rolesNamed } from './roles.ts';

/** Something that runs with a role, and what makes it do as one says without the role being passed again. */
interface Runs {
  readonly type: string;
  /** Where it names its roles. */
  readonly roles: readonly (readonly string[])[];
  readonly actions: readonly string[];
}

const RUNS: readonly Runs[] = [
  {
    type: 'AWS::Lambda::Function',
    roles: [['Role']],
    actions: ['lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration', 'lambda:PublishLayerVersion'],
  },
  {
    type: 'AWS::EC2::Instance',
    roles: [['IamInstanceProfile']],
    actions: [
      'ssm:SendCommand',
      'ssm:StartSession',
      'ec2-instance-connect:SendSSHPublicKey',
      'ec2-instance-connect:SendSerialConsoleSSHPublicKey',
      'ec2:ModifyInstanceAttribute',
      'ec2:CreateReplaceRootVolumeTask',
    ],
  },
  {
    type: 'AWS::EC2::LaunchTemplate',
    roles: [
      ['LaunchTemplateData', 'IamInstanceProfile', 'Arn'],
      ['LaunchTemplateData', 'IamInstanceProfile', 'Name'],
    ],
    actions: ['ssm:SendCommand', 'ssm:StartSession', 'ec2-instance-connect:SendSSHPublicKey'],
  },
  {
    type: 'AWS::AutoScaling::LaunchConfiguration',
    roles: [['IamInstanceProfile']],
    actions: ['ssm:SendCommand', 'ssm:StartSession', 'ec2-instance-connect:SendSSHPublicKey'],
  },
  {
    type: 'AWS::ECS::TaskDefinition',
    roles: [['TaskRoleArn'], ['ExecutionRoleArn']],
    actions: ['ecs:ExecuteCommand', 'ecs:RunTask', 'ecs:StartTask'],
  },
  {
    type: 'AWS::CodeBuild::Project',
    roles: [['ServiceRole']],
    actions: ['codebuild:StartBuild', 'codebuild:UpdateProject', 'codebuild:StartBuildBatch', 'codebuild:StartSandbox'],
  },
  { type: 'AWS::CodePipeline::Pipeline', roles: [['RoleArn']], actions: ['codepipeline:UpdatePipeline'] },
  { type: 'AWS::StepFunctions::StateMachine', roles: [['RoleArn']], actions: ['states:UpdateStateMachine'] },
  { type: 'AWS::Glue::Job', roles: [['Role']], actions: ['glue:UpdateJob', 'glue:StartJobRun'] },
  { type: 'AWS::Glue::DevEndpoint', roles: [['RoleArn']], actions: ['glue:UpdateDevEndpoint', 'glue:GetDevEndpoint'] },
  {
    type: 'AWS::SageMaker::NotebookInstance',
    roles: [['RoleArn']],
    actions: ['sagemaker:CreatePresignedNotebookInstanceUrl', 'sagemaker:UpdateNotebookInstanceLifecycleConfig'],
  },
  { type: 'AWS::SageMaker::Domain', roles: [['DefaultUserSettings', 'ExecutionRole']], actions: ['sagemaker:CreatePresignedDomainUrl'] },
  { type: 'AWS::SageMaker::UserProfile', roles: [['UserSettings', 'ExecutionRole']], actions: ['sagemaker:CreatePresignedDomainUrl'] },
  {
    type: 'AWS::AppRunner::Service',
    roles: [['InstanceConfiguration', 'InstanceRoleArn']],
    actions: ['apprunner:UpdateService', 'apprunner:StartDeployment'],
  },
  {
    type: 'AWS::Batch::JobDefinition',
    roles: [['ContainerProperties', 'JobRoleArn']],
    actions: ['batch:SubmitJob', 'batch:RegisterJobDefinition'],
  },
  {
    type: 'AWS::EMR::Cluster',
    roles: [['JobFlowRole'], ['ServiceRole']],
    actions: ['elasticmapreduce:AddJobFlowSteps', 'elasticmapreduce:GetClusterSessionCredentials'],
  },
  { type: 'AWS::DataPipeline::Pipeline', roles: [], actions: ['datapipeline:PutPipelineDefinition'] },
  {
    type: 'AWS::Amplify::App',
    roles: [['IAMServiceRole'], ['ComputeRoleArn']],
    actions: ['amplify:UpdateApp', 'amplify:StartJob', 'amplify:CreateDeployment'],
  },
  { type: 'AWS::SSM::Association', roles: [['Parameters', 'AutomationAssumeRole']], actions: ['ssm:UpdateAssociation'] },
  { type: 'AWS::SSM::MaintenanceWindowTask', roles: [['ServiceRoleArn']], actions: ['ssm:UpdateMaintenanceWindowTask'] },
  { type: 'AWS::Events::Rule', roles: [['RoleArn']], actions: ['events:PutTargets'] },
  { type: 'AWS::Scheduler::Schedule', roles: [['Target', 'RoleArn']], actions: ['scheduler:UpdateSchedule'] },
  { type: 'AWS::IoT::RoleAlias', roles: [['RoleArn']], actions: ['iot:CreateKeysAndCertificate', 'iot:AttachPolicy'] },
  {
    type: 'AWS::EKS::PodIdentityAssociation',
    roles: [['RoleArn'], ['TargetRoleArn']],
    actions: ['eks:CreateAccessEntry', 'eks:AssociateAccessPolicy', 'eks:AccessKubernetesApi'],
  },
  {
    type: 'AWS::Cognito::IdentityPoolRoleAttachment',
    roles: [
      ['Roles', 'authenticated'],
      ['Roles', 'unauthenticated'],
    ],
    actions: ['cognito-identity:SetIdentityPoolRoles', 'cognito-idp:AdminSetUserPassword', 'cognito-idp:AdminCreateUser'],
  },
  {
    type: 'AWS::RolesAnywhere::Profile',
    roles: [['RoleArns']],
    actions: ['rolesanywhere:CreateTrustAnchor', 'rolesanywhere:UpdateTrustAnchor', 'acm-pca:IssueCertificate'],
  },
];

/** Who may change what runs with a role, or run something else in it, has the role: code, commands, overrides, consoles. */
export const runningCode: Edge = {
  id: 'running-code',
  title: 'who, in a trusted account, may change what runs there with a role',
  covers: [],
  *find() {},
  *onward(world, hold) {
    if (hold.kind === 'resource' && hold.ability === 'write') yield* rolesOf(world, hold);
    if (hold.kind !== 'principal') return;
    for (const { type, roles, actions } of RUNS) {
      for (const resource of world.resources(type)) {
        if (resource.account !== hold.account) continue;
        const holds = roles.flatMap((path) => rolesNamed(world, resource.property(...path), resource));
        for (const to of holds) if (to.arn !== hold.arn) yield* changed(world, hold, resource, actions, to);
      }
    }
    yield* stacks(world, hold);
  },
};

/** Who has written what something runs, by whichever way, has the role that it runs with. */
function* rolesOf(world: World, hold: Extract<Hold, { kind: 'resource' }>): Generator<Passage> {
  const resource = world.resources().find((one) => one.account === hold.account && world.addressOf(one) === hold.id);
  if (resource === undefined) return;
  const ground = (path: readonly string[]) => ({
    policy: `it runs with the role`,
    template: resource.template,
    resource: resource.logicalId,
    path: ['Properties', ...path].join('.'),
  });
  for (const { type, roles } of RUNS) {
    if (type !== resource.type) continue;
    for (const path of roles) {
      for (const to of rolesNamed(world, resource.property(...path), resource)) {
        yield { from: hold, to, step: { kind: 'assume', action: path.join('.'), to: to.arn, because: [ground(path)] } };
      }
    }
  }
  if (!APPLIED.has(resource.type)) return;
  // What applies a template does it with what its account has, unless somebody bounds it.
  const to: Hold = wholeAccount(hold.account);
  yield { from: hold, to, step: { kind: 'update', action: 'cloudformation:CreateStack', to: hold.id, because: [ground([])] } };
}

const APPLIED: ReadonlySet<string> = new Set([
  'AWS::CloudFormation::Stack',
  'AWS::CloudFormation::StackSet',
  'AWS::ServiceCatalog::CloudFormationProduct',
]);

function* changed(
  world: World,
  hold: Extract<Hold, { kind: 'principal' }>,
  resource: Resource,
  actions: readonly string[],
  to: Hold,
): Generator<Passage | Doubt> {
  const address = world.addressOf(resource);
  const arn = address.startsWith('arn:') ? address : '*';
  for (const action of actions) {
    // What is no action on the resource itself is asked of anything.
    const allowed = allowedTo(world, hold, [{ actions: [action], arn, account: hold.account }]);
    if (allowed === undefined) continue;
    if (allowed.why === undefined) {
      yield { from: hold, to, step: { kind: 'update', action, to: address, because: allowed.because } };
      return;
    }
    yield { from: hold, to, resource, why: allowed.why };
  }
}

const APPLYING = ['cloudformation:UpdateStack', 'cloudformation:ExecuteChangeSet', 'cloudformation:CreateChangeSet'];

/** A stack that was applied with a role is changed with it again, by whoever may change the stack: the role isn't passed anew. */
function* stacks(world: World, hold: Extract<Hold, { kind: 'principal' }>): Generator<Passage | Doubt> {
  const account = world.estate.account(hold.account);
  for (const [index, stack] of (account?.stacks ?? []).entries()) {
    if (stack.role === undefined) continue;
    const to: Hold = { kind: 'principal', account: hold.account, arn: stack.role, of: 'role' };
    const arn = `arn:aws:cloudformation:${stack.region}:${hold.account}:stack/${stack.name}/*`;
    const allowed = allowedTo(world, hold, [{ actions: APPLYING, arn, account: hold.account }]);
    if (allowed === undefined) continue;
    const place = `stacks[${index}] of account ${hold.account}`;
    const ground = { policy: `stack ${stack.name} is applied with ${stack.role}`, template: 'estate.json', resource: place };
    if (allowed.why === undefined) {
      yield { from: hold, to, step: { kind: 'update', action: allowed.action, to: arn, because: [ground, ...allowed.because] } };
    } else yield { from: hold, to, place, why: allowed.why };
  }
}
