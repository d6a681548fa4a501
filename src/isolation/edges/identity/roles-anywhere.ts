import { type Resource, Unknown, type Value, asBoolean, elements, knownText } from '../../../estate/index.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import type { Act, World } from '../../world.ts';
import { type Owner, ownerByOrigin, ownerOf } from './issuers.ts';
import { assuming, holdOfRole } from './roles.ts';
import { conditionsOfTrust, exactValues } from './trust-statements.ts';

const SERVICE = 'rolesanywhere.amazonaws.com';
/** The subject of a certificate, as its session is tagged (IAM Roles Anywhere User Guide, "Trust policy"). */
const SUBJECT = /^aws:principaltag\/x509(?:subject|san)\//;

/**
 * Who may assume a role with a certificate: whoever has the authority that a trust anchor of the role's account names. A role is given out
 * only through a profile that lists it.
 */
export const rolesAnywhere: Edge = {
  id: 'roles-anywhere',
  title: 'who may assume a role with a certificate',
  covers: ['AWS::RolesAnywhere::TrustAnchor', 'AWS::RolesAnywhere::Profile', 'AWS::RolesAnywhere::CRL'],
  *find(world) {
    const anchors = world.resources('AWS::RolesAnywhere::TrustAnchor').filter(isEnabled);
    for (const role of anchors.length === 0 ? [] : world.resources('AWS::IAM::Role')) {
      const own = anchors.filter(({ account }) => account === role.account);
      if (own.length === 0 || !isListed(world, role)) continue;
      for (const anchor of own) yield* throughAnchor(world, role, anchor);
    }
  },
};

function isEnabled(resource: Resource): boolean {
  return asBoolean(resource.property('Enabled')) !== false;
}

function isListed(world: World, role: Resource): boolean {
  return world
    .resources('AWS::RolesAnywhere::Profile')
    .filter((profile) => profile.account === role.account && isEnabled(profile))
    .some((profile) =>
      elements(profile.property('RoleArns')).some((one) => world.estate.named(one, profile).includes(role) || knownText(one) === undefined),
    );
}

function* throughAnchor(world: World, role: Resource, anchor: Resource): Generator<Passage | Doubt> {
  const to = holdOfRole(world, role);
  const arn = world.text(anchor.attribute('TrustAnchorArn')) ?? '<unknown>';
  const common = {
    fixed: { 'aws:SourceArn': arn, 'aws:SourceAccount': role.account ?? null, 'aws:PrincipalIsAWSService': 'true' },
  } satisfies Partial<Act>;
  const ask = (from: Hold, without: Record<string, readonly string[]>): (Passage | Doubt)[] => {
    const act = assuming(world, role, ['sts:AssumeRole'], { ...common, without });
    const verdict = world.may({ kind: 'federated', account: role.account ?? null, of: 'service', id: SERVICE }, act);
    if (verdict.answer === 'closed') return [];
    if (verdict.answer === 'unknown') return [{ from, to, resource: anchor, why: verdict.why }];
    const because = [
      ...verdict.because,
      { policy: `trust anchor ${anchor.logicalId}`, template: anchor.template, resource: anchor.logicalId, path: 'Properties.Source' },
    ];
    return [{ from, to, step: { kind: 'assume', action: verdict.action, to: to.arn, because } }];
  };
  const owner = ownerOfAuthority(world, anchor);
  if (owner.kind === 'account') return yield* ask({ kind: 'account', account: owner.account }, {});
  if (owner.kind === 'unknown') {
    if (ask({ kind: 'anyone' }, {}).length > 0) yield { to, resource: anchor, path: ['Properties', 'Source'], why: owner.why };
    return;
  }
  if (owner.kind === 'ours') {
    if (owner.account !== world.target.id && owner.account !== role.account) yield* ask({ kind: 'account', account: owner.account }, {});
    return;
  }
  // Of a bundle nobody can tell who else has certificates of that authority, so the certificate's subject must be exact.
  const conditions = conditionsOfTrust(world, role);
  const subjects = new Map<string, readonly string[]>();
  for (const { key } of conditions) if (SUBJECT.test(key)) subjects.set(key, exactValues(conditions, key));
  const from: Hold = { kind: 'federated', account: null, of: 'oidc', id: world.addressOf(anchor) };
  if (subjects.size === 0) return yield* ask(from, {});
  const [first] = subjects;
  if (first !== undefined) yield* ask(from, { [first[0]]: first[1] });
}

function ownerOfAuthority(world: World, anchor: Resource): Owner {
  const data = anchor.property('Source', 'SourceData');
  const type = world.text(anchor.property('Source', 'SourceType')) ?? '<unknown>';
  const authority = anchor.property('Source', 'SourceData', 'AcmPcaArn');
  if (type === 'AWS_ACM_PCA' || (authority !== undefined && !(data instanceof Unknown))) return ownerOfPrivateAuthority(world, authority);
  const bundle = anchor.property('Source', 'SourceData', 'X509CertificateData');
  if (type.includes('<unknown') || bundle === undefined)
    return { kind: 'unknown', why: `nothing says which authority ${anchor.logicalId} trusts` };
  return ownerByOrigin(world, bundle) ?? { kind: 'nobody' };
}

/** Who has a private authority has whom it is shared with, too. */
function ownerOfPrivateAuthority(world: World, arn: Value | undefined): Owner {
  const text = world.text(arn) ?? '<unknown>';
  const owner = ownerByOrigin(world, arn ?? null);
  const account = owner?.kind === 'account' || owner?.kind === 'ours' ? owner.account : text.split(':')[4];
  if (account === undefined || !/^\d{12}$/.test(account)) return { kind: 'unknown', why: 'nothing says whose the private authority is' };
  const whose = ownerOf(world, account);
  if (whose.kind === 'account') return whose;
  for (const share of world.resources('AWS::RAM::ResourceShare')) {
    const isShared = elements(share.property('ResourceArns')).some((one) => world.text(one) === text || knownText(one) === undefined);
    if (!isShared) continue;
    for (const principal of elements(share.property('Principals'))) {
      const to = world.text(principal) ?? '';
      if (/^\d{12}$/.test(to) && world.standing(to) === 'attacker') return ownerOf(world, to);
      const [attacker] = /:(?:organization|ou)\//.test(to) ? world.attackers : [];
      if (attacker !== undefined) return ownerOf(world, attacker);
    }
  }
  return whose;
}
