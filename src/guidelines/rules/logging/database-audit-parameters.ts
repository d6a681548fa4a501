import { type Resource, at, equals, knownText, not } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isOn, isText, itemsOf } from '../../settings/index.ts';

const REDSHIFT = 'AWS::Redshift::ClusterParameterGroup';
const PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::DocDB::DBClusterParameterGroup': 'audit_logs',
  'AWS::Neptune::DBClusterParameterGroup': 'neptune_enable_audit_log',
  [REDSHIFT]: 'enable_user_activity_logging',
};

export const databaseAuditParameters: Rule = {
  id: 'database-audit-parameters',
  title: 'Databases write audit logs',
  promise: 'G6',
  severity: 'medium',
  severityReason: 'Exporting a log that the database never writes looks like a record and is none.',
  layer: 'detection',
  why: 'DocumentDB, Neptune and Redshift write down who asked for what only where a parameter says so; the export alone stays empty.',
  fix: 'Properties:\n  Parameters:\n    audit_logs: enabled',
  sources: [
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html',
    'https://docs.aws.amazon.com/neptune/latest/userguide/auditing.html',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html',
  ],
  types: Object.keys(PARAMETERS),
  check: eachResource(Object.keys(PARAMETERS), (resource) => (resource.type === REDSHIFT ? judgeListed(resource) : judgeMapped(resource))),
};

function judgeMapped(resource: Resource): Judgement {
  const name = PARAMETERS[resource.type] ?? '';
  const value = resource.property('Parameters', name);
  return {
    resource,
    path: ['Properties', 'Parameters', name],
    // Of DocumentDB the value may also be a list of what is written down.
    holds: not(isText(value, /^(?:disabled|none|0|off|false)$/i, true)),
    message: `The database writes no audit log: ${name} is ${knownText(value) ?? 'not said'}.`,
    fix: `Properties:\n  Parameters:\n    ${name}: ${name === 'audit_logs' ? 'enabled' : '1'}`,
  };
}

function judgeListed(resource: Resource): Judgement {
  const name = PARAMETERS[REDSHIFT] ?? '';
  const found = itemsOf(resource, 'Parameters').find(([one]) => equals(at(one, 'ParameterName'), name) === true);
  return {
    resource,
    path: found === undefined ? ['Properties', 'Parameters'] : [...found[1], 'ParameterValue'],
    holds: found === undefined ? false : isOn(at(found[0], 'ParameterValue')),
    message: 'Nobody writes down what users ask: enable_user_activity_logging is not true.',
    fix: `Properties:\n  Parameters:\n    - { ParameterName: ${name}, ParameterValue: 'true' }`,
  };
}
