import { type Resource, at, elements, knownText } from '../../../estate/index.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { bucketNamed, madeOf, shown } from '../places.ts';
import { liesIn, nameOf, namesOf, zoneFor } from './zones.ts';

const RECORD = 'AWS::Route53::RecordSet';
const GROUP = 'AWS::Route53::RecordSetGroup';

/** Addresses that anybody can get who asks for the name (once it is free): of them, only an own resource makes sure whose it is. */
const FREE: readonly RegExp[] = [
  /^([^.]+)\.s3-website[.-][\w-]+\.amazonaws\.com\.?$/i,
  /^([^.]+)\.s3[.-][\w.-]*amazonaws\.com\.?$/i,
  /^([^.]+)\.[\w-]+\.elasticbeanstalk\.com\.?$/i,
];
/** Addresses that AWS gives out at random: whose one is that no template made can't be told. */
const RANDOM =
  /\.(?:cloudfront\.net|elb\.[\w-]+\.amazonaws\.com|execute-api\.[\w-]+\.amazonaws\.com|awsglobalaccelerator\.com|awsapprunner\.com|lambda-url\.[\w-]+\.on\.aws|amplifyapp\.com)\.?$/i;

/** Types of records whose values are somebody's. */
const LEADING: ReadonlySet<string> = new Set(['CNAME', 'NS', 'A', 'AAAA', 'MX']);

/** Accounts that hold a domain in order to give parts of it to others: what is below a name that they delegate isn't theirs. */
const HANDS_OUT_NAMES: ReadonlySet<string> = new Set(['management', 'network', 'shared']);

/** Records of the target, and those of trusted accounts for its names, that lead to what is somebody else's, or may become it. */
export const records: Edge = {
  id: 'records',
  title: 'where the names of the target lead',
  covers: [RECORD, GROUP],
  *find(world) {
    const own = namesOfTarget(world);
    const isAbout = (record: Resource, entry: Entry) => record.account === world.target.id || decides(entry, own);
    for (const record of world.resources(RECORD)) {
      if (isAbout(record, record.properties)) yield* led(world, record, [], record.properties);
    }
    for (const group of world.resources(GROUP)) {
      for (const [index, one] of elements(group.property('RecordSets')).entries())
        if (isAbout(group, one)) yield* led(world, group, ['RecordSets', index], one);
    }
  },
};

type Entry = Parameters<typeof at>[0];

/** Names under which something of the target is found. */
function namesOfTarget(world: World): readonly string[] {
  return [...namesOf(world)].map(({ place }) => nameOf(knownText(place.value)).replace(/^\*\./, '')).filter((name) => name !== '');
}

/** Whether a record of another account says where a name of the target leads: that very name's, or name servers for all below theirs. */
function decides(entry: Entry, own: readonly string[]): boolean {
  const name = nameOf(knownText(at(entry, 'Name')));
  const isDelegation = knownText(at(entry, 'Type')) === 'NS';
  return own.some((one) => one === name || (isDelegation && liesIn(one, name)));
}

function* led(
  world: World,
  record: Resource,
  above: readonly (string | number)[],
  entry: Parameters<typeof at>[0],
): Generator<Passage | Doubt> {
  const type = knownText(at(entry, 'Type')) ?? '';
  const alias = at(entry, 'AliasTarget', 'DNSName');
  const places = [
    ...(alias === undefined ? [] : [{ value: alias, path: [...above, 'AliasTarget', 'DNSName'] }]),
    ...(LEADING.has(type)
      ? elements(at(entry, 'ResourceRecords')).map((value, index) => ({ value, path: [...above, 'ResourceRecords', index] }))
      : []),
  ];
  const isForeign = record.account !== world.target.id;
  const to: Hold = { kind: 'resource', account: world.target.id, ability: 'use', id: world.addressOf(record) };
  for (const { value, path } of places) {
    const because = [
      { policy: path.join('.'), template: record.template, resource: record.logicalId, path: ['Properties', ...path].join('.') },
    ];
    const step = { kind: 'dns' as const, action: type, to: world.addressOf(record), because };
    const made = madeOf(world, value);
    if (made?.account !== undefined) {
      const isHandedOut = type === 'NS' && !isForeign && HANDS_OUT_NAMES.has(world.target.tier ?? '');
      if (world.standing(made.account) === 'attacker' && !isHandedOut) yield { from: wholeAccount(made.account), to, step };
      continue;
    }
    const text = world.text(value) ?? '';
    const bucket = FREE.map((pattern) => pattern.exec(text)?.[1]).find((one) => one !== undefined);
    if (bucket !== undefined && !bucket.includes('<')) {
      const owner = bucketNamed(world, bucket, value, record)?.account;
      if (owner === undefined) yield { from: { kind: 'anyone' }, to, step };
      else if (world.standing(owner) === 'attacker') yield { from: wholeAccount(owner), to, step };
      continue;
    }
    const zone = type === 'A' || type === 'AAAA' ? undefined : zoneFor(world, nameOf(text.replace(/^\d+\s+/, '')));
    if (zone?.account !== undefined && world.standing(zone.account) === 'attacker') {
      yield { from: wholeAccount(zone.account), to, step };
      continue;
    }
    if (type === 'NS' && !HANDS_OUT_NAMES.has(world.target.tier ?? '')) {
      const isOurs = zone !== undefined && !text.includes('<');
      if (!isOurs)
        yield { to, resource: record, path: ['Properties', ...path], why: `nobody can tell who answers at the name server ${shown(text)}` };
      continue;
    }
    if (RANDOM.test(text)) yield { to, resource: record, path: ['Properties', ...path], why: `nobody can tell whose ${text} is` };
  }
}
