import { type Resource, at, elements, knownText } from '../../../estate/index.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { bucketNamed, madeOf } from '../places.ts';

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

/** Accounts that hold a domain in order to give parts of it to others: what is below a name that they delegate isn't theirs. */
const HANDS_OUT_NAMES: ReadonlySet<string> = new Set(['management', 'network', 'shared']);

/** Records of the target that lead to what is somebody else's, or may become it. */
export const records: Edge = {
  id: 'records',
  title: 'where the names of the target lead',
  covers: [RECORD, GROUP],
  *find(world) {
    for (const record of world.resources(RECORD)) if (record.account === world.target.id) yield* led(world, record, [], record.properties);
    for (const group of world.resources(GROUP)) {
      if (group.account !== world.target.id) continue;
      for (const [index, one] of elements(group.property('RecordSets')).entries()) yield* led(world, group, ['RecordSets', index], one);
    }
  },
};

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
    ...(type === 'CNAME' || type === 'NS'
      ? elements(at(entry, 'ResourceRecords')).map((value, index) => ({ value, path: [...above, 'ResourceRecords', index] }))
      : []),
  ];
  const to: Hold = { kind: 'resource', account: world.target.id, ability: 'use', id: world.addressOf(record) };
  for (const { value, path } of places) {
    const because = [
      { policy: path.join('.'), template: record.template, resource: record.logicalId, path: ['Properties', ...path].join('.') },
    ];
    const step = { kind: 'dns' as const, action: type, to: world.addressOf(record), because };
    const made = madeOf(world, value);
    if (made?.account !== undefined) {
      const isHandedOut = type === 'NS' && HANDS_OUT_NAMES.has(world.target.tier ?? '');
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
    if (RANDOM.test(text)) yield { to, resource: record, path: ['Properties', ...path], why: `nobody can tell whose ${text} is` };
  }
}
