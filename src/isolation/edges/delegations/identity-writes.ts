import type { Resource } from '../../../estate/index.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { Act, World } from '../../world.ts';
import { allowedTo, gained } from './allowed.ts';

/** Makes one somebody else: his credentials, or who may assume him. */
const BECOMING: Readonly<Record<'role' | 'user', readonly string[]>> = {
  role: ['iam:UpdateAssumeRolePolicy'],
  user: [
    'iam:CreateAccessKey',
    'iam:CreateLoginProfile',
    'iam:UpdateLoginProfile',
    'iam:CreateServiceSpecificCredential',
    'iam:DeactivateMFADevice',
  ],
};

/** Gives somebody who is there more than he had. */
const EMPOWERING: Readonly<Record<'role' | 'user', readonly string[]>> = {
  role: ['iam:PutRolePolicy', 'iam:AttachRolePolicy', 'iam:DeleteRolePermissionsBoundary', 'iam:PutRolePermissionsBoundary'],
  user: [
    'iam:PutUserPolicy',
    'iam:AttachUserPolicy',
    'iam:AddUserToGroup',
    'iam:DeleteUserPermissionsBoundary',
    'iam:PutUserPermissionsBoundary',
  ],
};
const EMPOWERING_GROUPS = ['iam:PutGroupPolicy', 'iam:AttachGroupPolicy'];
const REWRITING = ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'];

/** Lets in whom one's own provider vouches for. */
const VOUCHING = [
  'iam:UpdateSAMLProvider',
  'iam:CreateSAMLProvider',
  'iam:AddClientIDToOpenIDConnectProvider',
  'iam:UpdateOpenIDConnectProviderThumbprint',
  'iam:CreateOpenIDConnectProvider',
];

/**
 * Who may write the permissions of a trusted account has all of it: he gives himself, or somebody new, what the account can have. Where he
 * can only become somebody else, he is that one. Boundaries that he would have to set aren't weighed: he is taken to have more than less.
 */
export const identityWrites: Edge = {
  id: 'identity-writes',
  title: 'who, in a trusted account, may write its roles, users and policies',
  covers: [
    'AWS::IAM::AccessKey',
    'AWS::IAM::UserToGroupAddition',
    'AWS::IAM::ManagedPolicy',
    'AWS::IAM::Policy',
    'AWS::IAM::RolePolicy',
    'AWS::IAM::UserPolicy',
    'AWS::IAM::Group',
    'AWS::IAM::GroupPolicy',
  ],
  *find() {},
  *onward(world, hold) {
    if (hold.kind !== 'principal') return;
    const { account } = hold;
    const whole = wholeAccount(account);
    for (const { hold: other } of world.actors) {
      if (other.account !== account || other.of === 'permission-set') continue;
      const act = { arn: other.arn, account };
      if (other.arn !== hold.arn) yield* written(world, hold, other, [{ ...act, actions: BECOMING[other.of] }]);
      yield* written(world, hold, whole, [{ ...act, actions: EMPOWERING[other.of] }]);
    }
    for (const policy of of(world, account, 'AWS::IAM::ManagedPolicy')) {
      yield* written(world, hold, whole, [{ actions: REWRITING, arn: world.addressOf(policy), account }]);
    }
    for (const group of of(world, account, 'AWS::IAM::Group')) {
      yield* written(world, hold, whole, [{ actions: EMPOWERING_GROUPS, arn: world.addressOf(group), account }]);
    }
    const role = `arn:aws:iam::${account}:role/*`;
    const user = `arn:aws:iam::${account}:user/*`;
    yield* written(world, hold, whole, [
      { actions: ['iam:CreateRole'], arn: role, account },
      { actions: ['iam:PutRolePolicy', 'iam:AttachRolePolicy'], arn: role, account },
    ]);
    yield* written(world, hold, whole, [
      { actions: ['iam:CreateUser'], arn: user, account },
      { actions: ['iam:PutUserPolicy', 'iam:AttachUserPolicy', 'iam:AddUserToGroup'], arn: user, account },
    ]);
    yield* written(world, hold, whole, [{ actions: VOUCHING, arn: `arn:aws:iam::${account}:*`, account }]);
  },
};

function of(world: World, account: string, type: string): readonly Resource[] {
  return world.resources(type).filter((one) => one.account === account);
}

function* written(world: World, hold: Hold, to: Hold, acts: readonly Act[]): Generator<Passage | Doubt> {
  const allowed = allowedTo(world, hold, acts);
  if (allowed === undefined) return;
  yield gained(hold, to, allowed, { kind: 'update', to: acts.at(-1)?.arn ?? '' });
}
