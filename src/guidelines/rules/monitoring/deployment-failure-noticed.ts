import { type Resource, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isOn, isSet } from '../../settings/index.ts';

const GROUP = 'AWS::CodeDeploy::DeploymentGroup';
const STACK = 'AWS::CloudFormation::Stack';

export const deploymentFailureNoticed: Rule = {
  id: 'deployment-failure-noticed',
  title: 'Deployments that fail are taken back, and nested stacks tell somebody',
  promise: 'G16',
  severity: 'low',
  severityReason: 'Who deploys by hand sees it; what a pipeline or another stack began fails unseen.',
  layer: 'detection',
  why: 'A deployment that nobody takes back leaves half of the instances with what is broken, and the event that says so is kept for whoever looks.',
  fix: 'Properties:\n  AutoRollbackConfiguration: { Enabled: true, Events: [DEPLOYMENT_FAILURE, DEPLOYMENT_STOP_ON_ALARM] }',
  sources: [
    'https://docs.aws.amazon.com/config/latest/developerguide/codedeploy-auto-rollback-monitor-enabled.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/cloudformation-stack-notification-check.html',
  ],
  types: [GROUP, STACK],
  check: eachResource([GROUP, STACK], (resource) => (resource.type === GROUP ? judgeGroup(resource) : judgeStack(resource))),
};

/** Alarms stop a deployment that the group doesn't take back. */
function judgeGroup(resource: Resource): Judgement {
  return {
    resource,
    path: ['Properties', 'AutoRollbackConfiguration', 'Enabled'],
    holds: or([isOn(resource.property('AutoRollbackConfiguration', 'Enabled')), isOn(resource.property('AlarmConfiguration', 'Enabled'))]),
    message: 'A deployment that fails stays as it is: AutoRollbackConfiguration is not enabled, and no alarm stops it.',
  };
}

function judgeStack(resource: Resource): Judgement {
  return {
    resource,
    path: ['Properties', 'NotificationARNs'],
    holds: isSet(resource.property('NotificationARNs')),
    message: 'Nobody hears of what happens to the nested stack: it has no NotificationARNs.',
    fix: 'Properties:\n  NotificationARNs: [!Ref StackEvents] # an SNS topic',
  };
}
