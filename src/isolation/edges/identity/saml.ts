import type { Resource, Value } from '../../../estate/index.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import type { World } from '../../world.ts';
import { type Owner, ownerByHost, ownerByOrigin, ownerOf } from './issuers.ts';
import { assuming, holdOfRole } from './roles.ts';
import { type FederatedTrust, conditionsOfTrust, exactValues, federatedTrusts } from './trust-statements.ts';

const ACTION = 'sts:AssumeRoleWithSAML';
const PROVIDERS: ReadonlySet<string> = new Set(['AWS::IAM::SAMLProvider']);

/**
 * Who may assume a role with an assertion. The provider's metadata says whose it is; it names the role itself for each of its users, so of one
 * that no attacker holds only the audience must be exact.
 */
export const saml: Edge = {
  id: 'saml',
  title: 'who may assume a role with an assertion of an identity provider',
  covers: ['AWS::IAM::SAMLProvider'],
  *find(world) {
    for (const role of world.resources('AWS::IAM::Role')) {
      for (const trust of federatedTrusts(world, role, ACTION)) {
        if (/:oidc-provider\/|^cognito-identity\./.test(world.text(trust.provider) ?? '')) continue;
        yield* throughProvider(world, role, trust);
      }
    }
  },
};

function* throughProvider(world: World, role: Resource, trust: FederatedTrust): Generator<Passage | Doubt> {
  const to = holdOfRole(world, role);
  const id = world.text(trust.provider) ?? '<unknown>';
  const ask = (from: Hold, without: Record<string, readonly string[]>): (Passage | Doubt)[] => {
    const verdict = world.may({ kind: 'federated', account: null, of: 'oidc', id }, assuming(world, role, [ACTION], { without }));
    if (verdict.answer === 'closed') return [];
    if (verdict.answer === 'unknown')
      return [{ from, to, resource: role, path: ['Properties', 'AssumeRolePolicyDocument'], why: verdict.why }];
    return [{ from, to, step: { kind: 'assume', action: verdict.action, to: to.arn, because: verdict.because } }];
  };
  const owner = ownerOfProvider(world, role, trust.provider);
  if (owner.kind === 'account') return yield* ask({ kind: 'account', account: owner.account }, {});
  if (owner.kind === 'unknown') {
    if (ask({ kind: 'anyone' }, {}).length > 0)
      yield { to, resource: role, path: ['Properties', 'AssumeRolePolicyDocument'], why: owner.why };
    return;
  }
  if (owner.kind === 'ours' && owner.account !== role.account && owner.account !== world.target.id)
    return yield* ask({ kind: 'account', account: owner.account }, {});
  const audiences = exactValues(conditionsOfTrust(world, role), 'saml:aud');
  yield* ask({ kind: 'federated', account: null, of: 'oidc', id }, { 'saml:aud': audiences });
}

/** Whose a SAML provider is that something names, by its metadata. */
export function ownerOfProvider(world: World, from: Resource, provider: Value): Owner {
  const [found] = world.estate.named(provider, from, PROVIDERS).filter(({ account }) => account === from.account);
  const account = /^arn:[^:]*:iam::(\d{12}):saml-provider\//.exec(world.text(provider) ?? '')?.[1];
  if (account !== undefined && account !== from.account) return ownerOf(world, account);
  if (found === undefined) return { kind: 'unknown', why: 'no template holds the SAML provider, so nothing says whose it is' };
  const metadata = found.property('SamlMetadataDocument') ?? null;
  const byOrigin = ownerByOrigin(world, metadata);
  if (byOrigin !== undefined) return byOrigin;
  const text = world.text(metadata) ?? '<unknown>';
  const [attacker] = world.accountsIn(text).ids.filter((account) => world.standing(account) === 'attacker');
  if (attacker !== undefined) return ownerOf(world, attacker);
  for (const [, address = ''] of text.matchAll(/https?:\/\/([^"'\s<>]+)/g)) {
    const byHost = ownerByHost(world, address, address.split(/[/:]/, 1)[0] ?? '');
    if (byHost !== undefined) return byHost;
  }
  if (text.includes('<unknown'))
    return { kind: 'unknown', why: `the metadata of ${found.logicalId} isn’t known, so nothing says whose it is` };
  return { kind: 'nobody' };
}
