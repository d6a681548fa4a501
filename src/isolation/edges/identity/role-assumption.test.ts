import { ACCOUNTS, ORGANIZATION, STRANGER, policy, role, trusts } from '../../testing/sketch.ts';
import { twin } from '../../testing/twin.ts';
import { roleAssumption as edge } from './role-assumption.ts';

const PROD = ACCOUNTS.prod.id;
const DEPLOY = `arn:aws:iam::${PROD}:role/deploy`;
const SHARED_ROLE = `arn:aws:iam::${ACCOUNTS.shared.id}:role/builder`;

const deploy = (...trust: readonly object[]) => ({ prod: { Deploy: role(trust, { RoleName: 'deploy' }) } });
const root = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });
const found = { kind: 'assume', action: 'sts:AssumeRole', to: DEPLOY, because: ['Deploy'] } as const;
const fromDev = { from: 'dev', ...found };
const OWN = trusts(root(PROD));

twin('a role that another account is trusted with', {
  edge,
  open: deploy(trusts(root(ACCOUNTS.dev.id))),
  closed: deploy(OWN),
  finds: fromDev,
});

twin('a role that another account’s role is trusted with', {
  edge,
  open: deploy(trusts({ AWS: [`arn:aws:iam::${ACCOUNTS.dev.id}:role/ci`] })),
  closed: deploy(trusts({ AWS: [SHARED_ROLE] })),
  finds: fromDev,
});

twin('a role that a session or a user is trusted with', {
  edge,
  open: deploy(trusts({ AWS: [`arn:aws:sts::${ACCOUNTS.dev.id}:assumed-role/ci/job`, `arn:aws:iam::${ACCOUNTS.uat.id}:user/bo`] })),
  closed: deploy(trusts({ AWS: [`arn:aws:sts::${PROD}:assumed-role/ci/job`] })),
  finds: { ...fromDev, from: 'uat' },
});

twin('a role that the organization is trusted with', {
  edge,
  open: deploy(trusts({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } })),
  closed: deploy(
    trusts({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION, 'aws:PrincipalAccount': [PROD, ACCOUNTS.shared.id] } }),
  ),
  finds: fromDev,
});

twin('a role that a unit is trusted with', {
  edge,
  open: deploy(trusts({ AWS: '*' }, { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': `${ORGANIZATION}/r-root/ou-workloads/*` } })),
  closed: deploy(trusts({ AWS: '*' }, { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': `${ORGANIZATION}/r-root/ou-prod/*` } })),
  finds: fromDev,
});

twin('a role that everybody but somebody is trusted with', {
  edge,
  open: deploy({ Effect: 'Allow', NotPrincipal: { AWS: `arn:aws:iam::${ACCOUNTS.uat.id}:root` }, Action: 'sts:AssumeRole' }),
  closed: deploy({ ...(OWN as object), Effect: 'Allow' }),
  finds: { ...fromDev, from: 'anyone' },
});

twin('a role that is trusted by a tag of the caller', {
  edge,
  open: deploy(trusts(root(ACCOUNTS.dev.id), { StringEquals: { 'aws:PrincipalTag/team': 'platform' } })),
  closed: deploy(trusts(root(ACCOUNTS.dev.id), { StringEquals: { 'aws:PrincipalTag/team': 'platform', 'aws:PrincipalAccount': PROD } })),
  finds: fromDev,
});

twin('a role that a third party is trusted with, whatever its external id', {
  edge,
  open: deploy(trusts({ AWS: STRANGER }, { StringEquals: { 'sts:ExternalId': 'b5c1' } })),
  closed: deploy(OWN),
  finds: { ...fromDev, from: STRANGER },
});

twin('a role that is trusted by the ARN of the caller', {
  edge,
  open: deploy(trusts({ AWS: '*' }, { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ci-*' } })),
  closed: deploy(trusts({ AWS: '*' }, { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${PROD}:role/ci-*` } })),
  finds: { ...fromDev, from: 'anyone' },
});

const may = (Resource: string) => ({
  Policies: [{ PolicyName: 'assume', PolicyDocument: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource }) }],
});

twin('a role of a trusted account on the way', {
  edge,
  open: {
    ...deploy(trusts(root(ACCOUNTS.shared.id))),
    shared: { Builder: role([trusts(root(ACCOUNTS.dev.id))], { RoleName: 'builder', ...may(DEPLOY) }) },
  },
  closed: {
    ...deploy(trusts(root(ACCOUNTS.shared.id))),
    shared: { Builder: role([trusts(root(ACCOUNTS.shared.id))], { RoleName: 'builder', ...may(DEPLOY) }) },
  },
  finds: { from: SHARED_ROLE, kind: 'assume', to: DEPLOY, because: ['Deploy', 'Builder'] },
});

const NO_ASSUMING = { statements: [{ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }], targets: ['ou-workloads'] };
const NO_LEAVING = { statements: [{ Effect: 'Deny', Action: ['organizations:LeaveOrganization'], Resource: '*' }] };

twin('a role that SCPs keep who is trusted from, unless he leaves the organization', {
  edge,
  open: { ...deploy(trusts(root(ACCOUNTS.dev.id))), scps: [NO_ASSUMING] },
  closed: { ...deploy(trusts(root(ACCOUNTS.dev.id))), scps: [NO_ASSUMING, NO_LEAVING] },
  finds: fromDev,
});

twin('a role that a service’s own role is trusted with, which SCPs don’t bind', {
  edge,
  open: {
    ...deploy(trusts({ AWS: `arn:aws:iam::${ACCOUNTS.dev.id}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX` })),
    scps: [NO_ASSUMING, NO_LEAVING],
  },
  closed: { ...deploy(trusts({ AWS: `arn:aws:iam::${ACCOUNTS.dev.id}:role/x` })), scps: [NO_ASSUMING, NO_LEAVING] },
  finds: fromDev,
});
