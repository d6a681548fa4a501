import { type Resource, type Ternary, at, equals, not, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { entriesOf } from './policy-statements.ts';

const TYPES = ['AWS::LakeFormation::DataLakeSettings', 'AWS::LakeFormation::Permissions', 'AWS::LakeFormation::PrincipalPermissions'];

/** Tables of a data lake are for named principals. */
export const lakeFormationNamedPrincipals: Rule = {
  id: 'lake-formation-named-principals',
  title: 'A data lake is open to named principals only',
  promise: 'G8',
  severity: 'high',
  severityReason: 'Lake Formation then decides nothing: every identity with access to the catalog reads the tables',
  layer: 'template',
  why: 'IAM_ALLOWED_PRINCIPALS is everybody whom IAM lets use the catalog; with it Lake Formation’s own permissions have no effect.',
  fix: `Properties:
  CreateDatabaseDefaultPermissions: []
  CreateTableDefaultPermissions: []
`,
  sources: ['https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

const EVERYBODY = ['IAM_ALLOWED_PRINCIPALS', 'EVERYONE'];

function* judge(resource: Resource): Generator<Judgement> {
  const message = 'Everybody whom IAM lets use the catalog has these permissions';
  if (resource.type === 'AWS::LakeFormation::DataLakeSettings') {
    for (const list of ['CreateDatabaseDefaultPermissions', 'CreateTableDefaultPermissions']) {
      for (const { value, path } of entriesOf(resource.property(list), ['Properties', list])) {
        const principal = ['Principal', 'DataLakePrincipalIdentifier'];
        yield { resource, path: [...path, ...principal], holds: not(isEverybody(at(value, ...principal))), message };
      }
    }
    return;
  }
  const path = [resource.type.endsWith('PrincipalPermissions') ? 'Principal' : 'DataLakePrincipal', 'DataLakePrincipalIdentifier'];
  yield { resource, path: ['Properties', ...path], holds: not(isEverybody(resource.property(...path))), message };
}

function isEverybody(value: Parameters<typeof equals>[0]): Ternary {
  return or(EVERYBODY.map((name) => equals(value, name)));
}
