import type { Resource } from '../../../estate/index.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import type { World } from '../../world.ts';
import { issuerIn, ownerOfIssuer } from './issuers.ts';
import { assuming, holdOfRole } from './roles.ts';
import { type FederatedTrust, conditionsOfTrust, exactValues, federatedTrusts } from './trust-statements.ts';
import { isOpenToSignUp } from './user-pools.ts';

const ACTION = 'sts:AssumeRoleWithWebIdentity';

/**
 * Who may assume a role with a token of an OpenID Connect issuer. The issuer comes first: one in an attacker's hands says whatever he likes. Of
 * any other the subject and the audience must be exact, and a subject that outsiders don't get.
 */
export const webIdentity: Edge = {
  id: 'web-identity',
  title: 'who may assume a role with a token',
  covers: ['AWS::IAM::OIDCProvider'],
  *find(world) {
    for (const role of world.resources('AWS::IAM::Role')) {
      for (const trust of federatedTrusts(world, role, ACTION)) {
        const text = world.text(trust.provider) ?? '';
        if (issuerIn(text) === 'cognito-identity.amazonaws.com' || text.includes(':saml-provider/')) continue;
        yield* throughIssuer(world, role, trust);
      }
    }
  },
};

function* throughIssuer(world: World, role: Resource, trust: FederatedTrust): Generator<Passage | Doubt> {
  const provider = world.text(trust.provider) ?? '';
  const issuer = issuerIn(provider);
  const owner = ownerOfIssuer(world, trust.provider, role);
  const to = holdOfRole(world, role);
  const [subject, audience] = CLAIMS[issuer] ?? [`${issuer}:sub`.toLowerCase(), `${issuer}:aud`.toLowerCase()];
  const ask = (from: Hold, without: Record<string, readonly string[]>): (Passage | Doubt)[] => {
    const verdict = world.may({ kind: 'federated', account: null, of: 'oidc', id: provider }, assuming(world, role, [ACTION], { without }));
    if (verdict.answer === 'closed') return [];
    if (verdict.answer === 'unknown')
      return [{ from, to, resource: role, path: ['Properties', 'AssumeRolePolicyDocument'], why: verdict.why }];
    return [{ from, to, step: { kind: 'assume', action: verdict.action, to: to.arn, because: verdict.because } }];
  };
  if (owner.kind === 'account') return yield* ask({ kind: 'account', account: owner.account }, {});
  if (owner.kind === 'unknown') {
    if (ask({ kind: 'anyone' }, {}).length > 0)
      yield { to, resource: role, path: ['Properties', 'AssumeRolePolicyDocument'], why: owner.why };
    return;
  }
  if (owner.kind === 'ours') {
    // Who has a trusted account has what issues tokens there.
    if (owner.account !== role.account && owner.account !== world.target.id) yield* ask({ kind: 'account', account: owner.account }, {});
    // Nobody outside gets a token of a cluster of ours, nor of a pool that he can't sign up with.
    if (owner.type === 'AWS::EKS::Cluster') return;
    if (owner.type === 'AWS::Cognito::UserPool' && !isOpenToSignUp(world, trust.provider, role)) return;
  }
  const conditions = conditionsOfTrust(world, role);
  const exact = exactValues(conditions, subject).filter((value) => !isForOutsiders(value));
  const audiences = exactValues(conditions, audience);
  const bySubject = ask(startOf(issuer, trust, subject), { [subject]: exact });
  if (bySubject.length > 0) return yield* bySubject;
  // With the right subject, but with a token that was made for somebody else.
  yield* ask(startOf(issuer, trust, subject), { [audience]: audiences });
}

/** Issuers whose claims for the subject and the audience have other names (IAM User Guide, "Available keys for AWS web identity federation"). */
const CLAIMS: Readonly<Record<string, readonly [subject: string, audience: string]>> = {
  'graph.facebook.com': ['graph.facebook.com:id', 'graph.facebook.com:app_id'],
  'www.amazon.com': ['www.amazon.com:user_id', 'www.amazon.com:app_id'],
};

/** Subjects that a job gets which outsiders can start: a pull request's, in GitHub's form. */
function isForOutsiders(subject: string): boolean {
  return /:pull_request$|:ref:refs\/pull\//.test(subject);
}

/** Who comes: of an issuer that anybody can use, and without a word on the subject, anyone. */
function startOf(issuer: string, trust: FederatedTrust, subject: string): Hold {
  const wanted = trust.conditions.filter(({ key }) => key === subject).flatMap(({ values }) => values);
  if (wanted.length === 0) return { kind: 'anyone' };
  return { kind: 'federated', account: null, of: 'oidc', id: `${issuer}:${wanted.join(',')}` };
}
