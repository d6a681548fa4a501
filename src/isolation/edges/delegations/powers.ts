import type { StepKind } from '../../edge.ts';

/** What the administrator of an organization's service can do to every member account. */
export interface Power {
  /** The service's principal, as delegated administrators and trusted access name it. */
  readonly service: string;
  readonly kind: StepKind;
  /** All of these are needed, and of each group any is enough; the first of the last group is named in the step. */
  readonly actions: readonly (readonly string[])[];
  /** Completes "who administers it". */
  readonly can: string;
  readonly source: string;
  /** What it does it does to members only, not to the management account. */
  readonly isForMembers?: boolean;
}

const ORGANIZATIONS = 'https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-';

/**
 * What the services of the organization give whoever administers them, the management account included. An administrator that only sees
 * configuration, health or cost has no entry here but in `HARMLESS`.
 */
export const POWERS: readonly Power[] = [
  // Trusted access has another name than the delegation.
  ...['member.org.stacksets.cloudformation.amazonaws.com', 'stacksets.cloudformation.amazonaws.com'].map((service): Power => ({
    service,
    kind: 'update',
    actions: [
      ['cloudformation:CreateStackSet', 'cloudformation:UpdateStackSet'],
      ['cloudformation:CreateStackInstances', 'cloudformation:UpdateStackSet'],
    ],
    can: 'applies any template in any member account',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html',
    isForMembers: true,
  })),
  {
    service: 'sso.amazonaws.com',
    kind: 'assume',
    actions: [
      [
        'sso:CreateAccountAssignment',
        'sso:PutInlinePolicyToPermissionSet',
        'sso:AttachManagedPolicyToPermissionSet',
        'sso:AttachCustomerManagedPolicyReferenceToPermissionSet',
        'sso:DeletePermissionsBoundaryFromPermissionSet',
        'sso:UpdateInstance',
        'sso-directory:AddMemberToGroup',
        'sso-directory:CreateUser',
        'sso-directory:UpdatePassword',
        'identitystore:CreateGroupMembership',
        'identitystore:UpdateUser',
      ],
    ],
    can: 'lets anybody into any account, with any permission set',
    source: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/delegated-admin.html',
  },
  {
    service: 'account.amazonaws.com',
    kind: 'update',
    actions: [['account:StartPrimaryEmailUpdate'], ['account:AcceptPrimaryEmailUpdate']],
    can: "changes the mailbox of a member's root, and so resets its password",
    source: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-root-user-email.html',
    isForMembers: true,
  },
  {
    service: 'ssm.amazonaws.com',
    kind: 'update',
    actions: [
      [
        'ssm:StartChangeRequestExecution',
        'ssm:StartAutomationExecution',
        'ssm:CreateResourceDataSync',
        'ssm:UpdateOpsItem',
        'ssm:CreateOpsItem',
      ],
    ],
    can: 'runs automation and changes in member accounts',
    source: `${ORGANIZATIONS}ssm.html`,
  },
  {
    service: 'ssm-quicksetup.amazonaws.com',
    kind: 'update',
    actions: [['ssm-quicksetup:CreateConfigurationManager', 'ssm-quicksetup:UpdateConfigurationDefinition']],
    can: 'sets up roles, documents and associations in member accounts',
    source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/quick-setup-getting-started.html',
  },
  {
    service: 'backup.amazonaws.com',
    kind: 'read',
    actions: [
      [
        'organizations:CreatePolicy',
        'organizations:UpdatePolicy',
        'organizations:AttachPolicy',
        'backup:UpdateGlobalSettings',
        'backup:StartCopyJob',
        'backup:CreateRestoreTestingPlan',
        'backup:CreateBackupPlan',
      ],
    ],
    can: 'decides by backup policies what is copied from member accounts, and whereto',
    source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/manage-cross-account.html',
  },
  {
    service: 'fms.amazonaws.com',
    kind: 'network',
    actions: [['fms:PutPolicy']],
    can: 'replaces security groups, network ACLs and firewall rules in member accounts',
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/fms-prereq.html',
  },
  {
    service: 'config-multiaccountsetup.amazonaws.com',
    kind: 'update',
    actions: [['config:PutOrganizationConfigRule', 'config:PutOrganizationConformancePack']],
    can: 'puts rules and packs with remediation into member accounts',
    source: `${ORGANIZATIONS}config.html`,
  },
  {
    service: 'cloudtrail.amazonaws.com',
    kind: 'read',
    actions: [['cloudtrail:CreateTrail', 'cloudtrail:UpdateTrail', 'cloudtrail:CreateEventDataStore']],
    can: 'sends the events of member accounts, data events included, wherever he likes',
    source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html',
  },
  {
    service: 'detective.amazonaws.com',
    kind: 'read',
    actions: [['detective:SearchGraph', 'detective:StartInvestigation', 'detective:GetGraphIngestState']],
    can: 'reads the logs of member accounts',
    source: `${ORGANIZATIONS}detective.html`,
  },
  {
    service: 'macie.amazonaws.com',
    kind: 'read',
    actions: [
      [
        'macie2:CreateClassificationJob',
        'macie2:GetSensitiveDataOccurrences',
        'macie2:UpdateRevealConfiguration',
        'macie2:SearchResources',
      ],
    ],
    can: 'has the objects of member accounts searched, and shows samples of what is sensitive',
    source: 'https://docs.aws.amazon.com/macie/latest/user/accounts-mgmt-relationships.html',
  },
  {
    service: 'guardduty.amazonaws.com',
    kind: 'update',
    actions: [
      [
        'guardduty:UpdateMemberDetectors',
        'guardduty:StopMonitoringMembers',
        'guardduty:DisassociateMembers',
        'guardduty:UpdateOrganizationConfiguration',
      ],
    ],
    can: 'switches the detection of threats off in member accounts',
    source: 'https://docs.aws.amazon.com/guardduty/latest/ug/administrator_member_relationships.html',
  },
  {
    service: 'malware-protection.guardduty.amazonaws.com',
    kind: 'read',
    actions: [['guardduty:StartMalwareScan', 'guardduty:UpdateMemberDetectors']],
    can: 'has volumes of member accounts copied and scanned',
    source: 'https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection.html',
  },
  {
    service: 'securityhub.amazonaws.com',
    kind: 'update',
    actions: [
      [
        'securityhub:UpdateConfigurationPolicy',
        'securityhub:StartConfigurationPolicyAssociation',
        'securityhub:UpdateOrganizationConfiguration',
        'securityhub:UpdateSecurityControl',
      ],
    ],
    can: 'switches checks on and off in member accounts',
    source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-intro.html',
  },
  {
    service: 'inspector2.amazonaws.com',
    kind: 'update',
    actions: [['inspector2:Disable', 'inspector2:Enable', 'inspector2:UpdateOrganizationConfiguration', 'inspector2:CreateSbomExport']],
    can: 'switches scanning on and off in member accounts',
    source: 'https://docs.aws.amazon.com/inspector/latest/user/admin-member-relationship.html',
  },
  {
    service: 'securitylake.amazonaws.com',
    kind: 'read',
    actions: [
      [
        'securitylake:CreateDataLake',
        'securitylake:CreateAwsLogSource',
        'securitylake:CreateSubscriber',
        'securitylake:CreateDataLakeOrganizationConfiguration',
      ],
    ],
    can: 'collects the logs of member accounts',
    source: `${ORGANIZATIONS}securitylake.html`,
  },
  {
    service: 'observabilityadmin.amazonaws.com',
    kind: 'update',
    actions: [['observabilityadmin:CreateTelemetryRuleForOrganization', 'observabilityadmin:CreateCentralizationRuleForOrganization']],
    can: 'copies the log groups of member accounts into his own',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatchLogs_Centralization.html',
  },
  {
    service: 'ipam.amazonaws.com',
    kind: 'network',
    actions: [['ec2:ModifyIpamPool', 'ec2:ProvisionIpamPoolCidr', 'ec2:AllocateIpamPoolCidr']],
    can: 'decides which addresses member accounts use',
    source: 'https://docs.aws.amazon.com/vpc/latest/ipam/enable-integ-ipam.html',
  },
  {
    service: 'networkmanager.amazonaws.com',
    kind: 'network',
    actions: [['networkmanager:CreateGlobalNetwork', 'networkmanager:PutCoreNetworkPolicy', 'networkmanager:RegisterTransitGateway']],
    can: 'sees and changes the networks of member accounts',
    source: 'https://docs.aws.amazon.com/network-manager/latest/tgwnm/tgw-nm-multi.html',
  },
  {
    service: 'servicecatalog.amazonaws.com',
    kind: 'artifact',
    actions: [
      ['servicecatalog:CreatePortfolioShare', 'servicecatalog:CreateProvisioningArtifact', 'servicecatalog:UpdateProvisioningArtifact'],
    ],
    can: 'shares products, which are templates, with member accounts',
    source: `${ORGANIZATIONS}servicecatalog.html`,
  },
  {
    service: 'auditmanager.amazonaws.com',
    kind: 'read',
    actions: [['auditmanager:CreateAssessment', 'auditmanager:UpdateAssessment']],
    can: 'collects evidence, events included, from member accounts',
    source: 'https://docs.aws.amazon.com/audit-manager/latest/userguide/setup-recommendations.html',
  },
  {
    service: 'ssm-incidents.amazonaws.com',
    kind: 'update',
    actions: [['ssm-incidents:CreateResponsePlan', 'ssm-incidents:UpdateResponsePlan']],
    can: 'runs runbooks of response plans in member accounts',
    source: 'https://docs.aws.amazon.com/incident-manager/latest/userguide/incident-manager-cross-account-cross-region.html',
  },
  {
    service: 'devops-guru.amazonaws.com',
    kind: 'read',
    actions: [['devops-guru:UpdateResourceCollection', 'devops-guru:ListAnomaliesForInsight', 'devops-guru:DescribeOrganizationHealth']],
    can: 'reads metrics and log excerpts of member accounts',
    source: `${ORGANIZATIONS}devops.html`,
  },
];

/** Services whose administrators see configuration, findings, health, use or cost of members, and change nothing there. */
export const HARMLESS: ReadonlySet<string> = new Set([
  'access-analyzer.amazonaws.com',
  'compute-optimizer.amazonaws.com',
  'config.amazonaws.com',
  'cost-optimization-hub.bcm.amazonaws.com',
  'health.amazonaws.com',
  'license-manager.amazonaws.com',
  'license-manager.member-account.amazonaws.com',
  'license-manager-linux-subscriptions.amazonaws.com',
  'reachabilityanalyzer.networkinsights.amazonaws.com',
  'reporting.trustedadvisor.amazonaws.com',
  'resource-explorer-2.amazonaws.com',
  'storage-lens.s3.amazonaws.com',
  'tagpolicies.tag.amazonaws.com',
]);
