import type { Draft, Json } from '../draft.ts';
import { type Opening, allow, document, policies, role, trust } from '../mutation.ts';

const SHARED = '313131313131';
const shared = (name: string) => `arn:aws:iam::${SHARED}:role/${name}`;
const assume = (resource: Json = '*') => policies('sts:AssumeRole', resource);
const trusted = (draft: Draft, ...principals: readonly string[]) =>
  draft.allow('prod', 'baseline', 'ReleaseRole', 'AssumeRolePolicyDocument', trust({ AWS: principals }));

/** Services whose administrator acts in every account. */
const ADMINISTERED = [
  'member.org.stacksets.cloudformation.amazonaws.com',
  'iam.amazonaws.com',
  'sso.amazonaws.com',
  'ssm.amazonaws.com',
  'backup.amazonaws.com',
  'fms.amazonaws.com',
  'account.amazonaws.com',
];

const SERVED: readonly Opening[] = ADMINISTERED.map((service) => ({
  title: `dev is the delegated administrator of ${service}`,
  change: (draft) => {
    draft.organization.delegatedAdministrators = [{ account: draft.id('dev'), service }];
  },
  from: 'dev',
}));

/** Ways through accounts that are trusted. */
const CHAINS: readonly Opening[] = [
  {
    title: 'a role of management that dev may assume leads on to prod',
    change: (draft) => draft.add('management', 'baseline', { Ops: role(trust({ AWS: draft.root('dev') }), 'ops', assume()) }),
    from: 'dev',
    kind: 'assume',
  },
  {
    title: 'a role of a shared account that uat may assume leads on to prod',
    change: (draft) => {
      draft.addAccount('shared', 'shared', SHARED, { Ci: role(trust({ AWS: draft.root('uat') }), 'ci', assume()) });
      trusted(draft, shared('ci'));
    },
    from: 'uat',
    kind: 'assume',
  },
  {
    title: 'three roles of a shared account, one after the other, lead to prod',
    change: (draft) => {
      draft.addAccount('shared', 'shared', SHARED, {
        A: role(trust({ AWS: draft.root('dev') }), 'a', assume(shared('b'))),
        B: role(trust({ AWS: shared('a') }), 'b', assume(shared('c'))),
        C: role(trust({ AWS: shared('b') }), 'c', assume()),
      });
      trusted(draft, shared('c'));
    },
    from: 'dev',
    kind: 'assume',
  },
  {
    title: 'a bucket of a shared account that dev writes holds prod’s code',
    change: (draft) => {
      draft.addAccount('shared', 'shared', SHARED, {
        Store: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'harbor-shared-store' } },
        StorePolicy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: { Ref: 'Store' },
            PolicyDocument: document(allow({ AWS: draft.root('dev') }, 's3:PutObject', 'arn:aws:s3:::harbor-shared-store/*')),
          },
        },
      });
      draft.resource('prod', 'compute', 'OrdersApi').Properties.Code = { S3Bucket: 'harbor-shared-store', S3Key: 'a.zip' };
    },
    from: 'dev',
  },
  {
    title: 'an image repository of a shared account that dev pushes to holds prod’s image',
    change: (draft) => {
      draft.addAccount('shared', 'shared', SHARED, {
        Images: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryName: 'app',
            RepositoryPolicyText: document({
              Effect: 'Allow',
              Principal: { AWS: draft.root('dev') },
              Action: ['ecr:PutImage', 'ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:CompleteLayerUpload'],
            }),
          },
        },
      });
      draft.resource('prod', 'compute', 'OrdersApi').Properties.Code = {
        ImageUri: `${SHARED}.dkr.ecr.eu-central-1.amazonaws.com/app:live`,
      };
    },
    from: 'dev',
  },
  {
    title: 'a build of a shared account whose role deploys prod builds what dev stores',
    change: (draft) => {
      draft.addAccount('shared', 'shared', SHARED, {
        Build: {
          Type: 'AWS::CodeBuild::Project',
          Properties: {
            Name: 'b',
            ServiceRole: { 'Fn::GetAtt': ['Deployer', 'Arn'] },
            Source: { Type: 'S3', Location: 'harbor-dev-store/source.zip' },
            Artifacts: { Type: 'NO_ARTIFACTS' },
            Environment: { Type: 'LINUX_CONTAINER', ComputeType: 'BUILD_GENERAL1_SMALL', Image: 'aws/codebuild/standard:7.0' },
          },
        },
        Deployer: role(trust({ Service: 'codebuild.amazonaws.com' }), 'deployer', assume()),
      });
      draft.add('dev', 'data', { Store: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'harbor-dev-store' } } });
      trusted(draft, shared('deployer'));
    },
    from: 'dev',
  },
  {
    title: 'a role of a shared account that dev may assume writes the policies of another that prod trusts',
    change: (draft) => {
      draft.addAccount('shared', 'shared', SHARED, {
        Admin: role(trust({ AWS: draft.root('dev') }), 'admin', policies(['iam:UpdateAssumeRolePolicy', 'iam:PutRolePolicy'])),
        Deployer: role(trust({ Service: 'ec2.amazonaws.com' }), 'deployer', assume()),
      });
      trusted(draft, shared('deployer'));
    },
    from: 'dev',
    kind: 'assume',
  },
  {
    title: 'a role of a shared account that dev may assume passes a role that prod trusts',
    change: (draft) => {
      draft.addAccount('shared', 'shared', SHARED, {
        Builder: role(
          trust({ AWS: draft.root('dev') }),
          'builder',
          policies(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']),
        ),
        Deployer: role(trust({ Service: 'lambda.amazonaws.com' }), 'deployer', assume()),
      });
      trusted(draft, shared('deployer'));
    },
    from: 'dev',
    kind: 'assume',
  },
  {
    title: 'dev administers a StackSet’s role of prod',
    change: (draft) =>
      draft.add('prod', 'baseline', {
        Set: role(trust({ AWS: draft.root('dev') }), 'AWSCloudFormationStackSetExecutionRole', {
          ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
        }),
      }),
    from: 'dev',
    kind: 'assume',
  },
  {
    title: 'people in dev have management too',
    change: (draft) => {
      draft.description.access.push({
        group: 'harbor-developers',
        members: ['dev@harbor.example'],
        account: draft.id('management'),
        permissionSet: { name: 'harbor-Admin', managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      });
    },
  },
];

const grant = (draft: Draft, account: string, more: Json) =>
  draft.description.access.push({
    account: draft.id(account),
    permissionSet: { name: 'harbor-Reader', managedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
    ...more,
  });

const PEOPLE: readonly Opening[] = [
  ...[4, 5, 6, 7].map((index): Opening => ({
    title: `exception ${index} is removed`,
    change: (draft) => void draft.description.exceptions.splice(index, 1),
    kind: 'person',
  })),
  { title: 'all exceptions are removed', change: (draft) => void (draft.description.exceptions = []), kind: 'person' },
  {
    title: 'developers read all of prod',
    change: (draft) => grant(draft, 'prod', { group: 'harbor-developers', members: ['dev@harbor.example'] }),
    kind: 'person',
  },
  {
    title: 'somebody is in a group of dev and another of prod',
    change: (draft) => grant(draft, 'prod', { group: 'harbor-readers', members: ['eve@harbor.example', 'Dev@Harbor.example'] }),
    kind: 'person',
  },
  {
    title: 'nobody says who is in a group of prod',
    change: (draft) => grant(draft, 'prod', { group: 'harbor-readers' }),
    doubt: /may overlap/,
  },
];

const DESCRIPTION: readonly Opening[] = [
  { title: 'prod holds more than the estate shows', change: (draft) => void (draft.account('prod').complete = false), doubt: /complete/ },
  {
    title: 'management holds more than the estate shows',
    change: (draft) => void (draft.account('management').complete = false),
    doubt: /complete/,
  },
  {
    title: 'a template of prod isn’t there',
    change: (draft) => void (draft.stack('prod', 'data').template = 'prod/gone.json'),
    doubt: /not there/,
  },
  { title: 'a fact is of a kind that nobody knows', change: (draft) => draft.addFact({ kind: 'moonlight' }), doubt: /moonlight/ },
  {
    title: 'a macro will write a template of prod',
    change: (draft) => void (draft.template('prod', 'data').Transform = ['Company::Macro']),
    doubt: /./,
  },
  {
    title: 'prod has a resource of a type that nobody knows, with a policy for dev',
    change: (draft) =>
      draft.add('prod', 'data', {
        Odd: { Type: 'AWS::Odd::Thing', Properties: { Policy: document(allow({ AWS: draft.root('dev') }, '*')) } },
      }),
    doubt: /AWS::Odd::Thing/,
  },
  {
    title: 'prod has a resource of a type that nobody knows, with a role of dev',
    change: (draft) =>
      draft.add('prod', 'data', { Odd: { Type: 'Vendor::Odd::Thing', Properties: { Deep: { RoleArn: draft.role('dev', 'x') } } } }),
    doubt: /Vendor::Odd::Thing|./,
  },
  {
    title: 'prod’s policy is imported from who knows where',
    change: (draft) =>
      draft.allow(
        'prod',
        'data',
        'OrdersReceiptsBucketPolicy',
        'PolicyDocument',
        allow({ AWS: { 'Fn::ImportValue': 'friend' } }, 's3:GetObject'),
      ),
    doubt: /./,
  },
  {
    title: 'a runner of dev serves prod’s pipeline',
    change: (draft) => draft.addFact({ kind: 'runner', account: draft.id('dev'), serves: [draft.id('prod')] }),
    from: 'dev',
  },
  {
    title: 'the organization’s resource policy lets dev write policies',
    change: (draft) =>
      draft.addFact({
        kind: 'delegation-policy',
        content: document(
          allow({ AWS: draft.root('dev') }, [
            'organizations:CreatePolicy',
            'organizations:AttachPolicy',
            'organizations:UpdatePolicy',
            'organizations:DetachPolicy',
            'organizations:DeletePolicy',
          ]),
        ),
      }),
    from: 'dev',
  },
  {
    title: 'prod’s stack is applied with a role that dev may assume',
    change: (draft) => {
      draft.add('prod', 'baseline', { Apply: role(trust({ AWS: draft.root('dev') }), 'apply') });
      draft.stack('prod', 'data').role = draft.role('prod', 'apply');
    },
    from: 'dev',
    kind: 'assume',
  },
];

const DENIED = { Sid: 'NoHarbor', Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' };

/** What only the SCPs hold holds as long as nobody can leave the organization. */
const BOUNDS: readonly Opening[] = [
  {
    title: 'only SCPs keep dev from a role, and dev may leave the organization',
    change: (draft) => {
      trusted(draft, draft.root('dev'));
      draft.policy('harbor-workloads').content.Statement.push(DENIED);
      draft.dropStatement('harbor-guardrails', 'StayInOrganization');
    },
    from: 'dev',
    kind: 'assume',
  },
  {
    title: 'only SCPs keep dev from a role, and leaving is denied but to a name that he may give',
    change: (draft) => {
      trusted(draft, draft.root('dev'));
      draft.policy('harbor-workloads').content.Statement.push(DENIED);
      draft.statement('harbor-guardrails', 'StayInOrganization').Condition = {
        ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/break-glass-*' },
      };
    },
    from: 'dev',
    kind: 'assume',
  },
  {
    title: 'a topic is for everybody but those whom the perimeter, which is gone, kept out',
    change: (draft) => {
      draft.allow('prod', 'events', 'OrdersConfirmQueuePolicy', 'PolicyDocument', allow('*', 'sqs:SendMessage'));
      draft.dropPolicy('harbor-perimeter');
    },
    from: 'anyone',
    kind: 'invoke',
  },
  {
    title: 'an organization that isn’t described is trusted',
    change: (draft) => {
      delete draft.description.organization;
      for (const account of draft.description.accounts) delete account.unit;
      draft.allow(
        'prod',
        'baseline',
        'ReleaseRole',
        'AssumeRolePolicyDocument',
        trust('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-0000000000' } }),
      );
    },
    from: 'dev',
    kind: 'assume',
  },
];

export const organizationOpenings: readonly Opening[] = [...SERVED, ...CHAINS, ...PEOPLE, ...DESCRIPTION, ...BOUNDS];
