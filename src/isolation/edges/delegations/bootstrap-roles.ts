import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { allowedTo, gained } from './allowed.ts';
import { byAws } from './grounds.ts';

const TOOLKIT = /^arn:aws[\w-]*:iam::(\d{12}):role\/cdk-([a-z0-9]+)-cfn-exec-role-\1-([a-z0-9-]+)$/;

/**
 * Where stacks are applied with the roles of a CDK bootstrap that no template holds, the bootstrap is taken to be the one that `landfall up`
 * makes: its roles trust their own account only. Within it, who may assume the deploying role applies what he likes.
 */
export const bootstrapRoles: Edge = {
  id: 'bootstrap-roles',
  title: 'who, in a trusted account, may assume the roles of its CDK bootstrap',
  covers: [],
  *find() {},
  *onward(world, hold) {
    if (hold.kind !== 'principal') return;
    for (const role of deployingRoles(world, hold.account)) yield* into(world, hold, role);
  },
};

function deployingRoles(world: World, account: string): readonly string[] {
  const stacks = world.estate.account(account)?.stacks ?? [];
  const roles = stacks.flatMap(({ role = '' }) => {
    const [, owner, qualifier, region] = TOOLKIT.exec(role) ?? [];
    return owner === account ? [`arn:aws:iam::${account}:role/cdk-${qualifier}-deploy-role-${account}-${region}`] : [];
  });
  const written = new Set(world.actors.map(({ hold }) => hold.arn));
  return [...new Set(roles)].filter((role) => !written.has(role));
}

function* into(world: World, hold: Hold & { readonly account: string }, arn: string): Generator<Passage | Doubt> {
  const { account } = hold;
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' }],
  };
  const name = `trust policy of ${arn.replace(/^.*\//, '')}`;
  const allowed = allowedTo(world, hold, [{ actions: ['sts:AssumeRole'], arn, account, policies: [{ name, document: trust }] }]);
  if (allowed === undefined) return;
  const granted = { ...allowed, because: [...allowed.because, byAws(name)] };
  yield gained(hold, wholeAccount(account), granted, { kind: 'assume', to: arn });
}
