import type { Guardrail } from './guardrail.ts';
import { provisioningRoles } from './provisioning.ts';

export const keepRecords: Guardrail = {
  why: 'Who takes an account over must not be able to stop what records and detects him (G6).',
  statement: (scope) => ({
    Sid: 'KeepRecords',
    Effect: 'Deny',
    Action: [
      'access-analyzer:DeleteAnalyzer',
      'cloudtrail:DeleteEventDataStore',
      'cloudtrail:DeleteTrail',
      'cloudtrail:PutEventSelectors',
      'cloudtrail:StopEventDataStoreIngestion',
      'cloudtrail:StopLogging',
      'cloudtrail:UpdateTrail',
      'config:DeleteConfigurationRecorder',
      'config:DeleteDeliveryChannel',
      'config:PutConfigurationRecorder',
      'config:StopConfigurationRecorder',
      'ec2:DeleteFlowLogs',
      'guardduty:DeleteDetector',
      'guardduty:DeletePublishingDestination',
      'guardduty:DisassociateFromAdministratorAccount',
      'guardduty:StopMonitoringMembers',
      'guardduty:UpdateDetector',
      'inspector2:Disable',
      'macie2:DisableMacie',
      'securityhub:DisableSecurityHub',
      'securityhub:DisableSecurityHubV2',
      'securityhub:DisassociateFromAdministratorAccount',
    ],
    Resource: '*',
    Condition: { ArnNotLike: { 'aws:PrincipalArn': provisioningRoles(scope) } },
  }),
};
