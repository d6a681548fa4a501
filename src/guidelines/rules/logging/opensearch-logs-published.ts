import { type Resource, type Ternary, type Value, at, isMap, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isOn } from '../../settings/index.ts';

const TYPES = ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'];

export const opensearchLogsPublished: Rule = {
  id: 'opensearch-logs-published',
  title: 'Search domains publish their logs, and the audit log where they know users',
  promise: 'G6',
  severity: 'medium',
  severityReason: 'It changes nothing about who gets in; it decides whether anybody can tell afterwards who searched for what.',
  layer: 'detection',
  why: 'The domain writes logs only where they are sent to; without the audit log nobody can say who read which documents.',
  fix: `Properties:
  LogPublishingOptions:
    ES_APPLICATION_LOGS: { CloudWatchLogsLogGroupArn: !GetAtt SearchLog.Arn, Enabled: true }
    AUDIT_LOGS: { CloudWatchLogsLogGroupArn: !GetAtt SearchLog.Arn, Enabled: true }`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-4',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-5',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, (resource) => {
    const options = resource.property('LogPublishingOptions');
    const published = isMap(options) ? or(Object.values(options).map(isPublished)) : isPublished(options);
    const all: Judgement = {
      resource,
      path: ['Properties', 'LogPublishingOptions'],
      holds: published,
      message: 'The domain publishes no logs: LogPublishingOptions has none that is enabled.',
    };
    return published === false ? [all] : [all, ...judgeAudit(resource, options)];
  }),
};

/** Audit logs need fine-grained access control; without it there is nobody to name. */
function judgeAudit(resource: Resource, options: Value | undefined): readonly Judgement[] {
  const audit = at(options, 'AUDIT_LOGS');
  if (audit === undefined && isOn(resource.property('AdvancedSecurityOptions', 'Enabled')) !== true) return [];
  return [
    {
      resource,
      path: ['Properties', 'LogPublishingOptions', 'AUDIT_LOGS'],
      holds: isPublished(audit),
      message: 'Nobody writes down who asks for what: AUDIT_LOGS is not published.',
    },
  ];
}

function isPublished(option: Value | undefined): Ternary {
  return isOn(at(option, 'Enabled'));
}
