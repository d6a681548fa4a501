import { type Resource, type ResourcePath, type Value, at, isMap, knownText } from '../../../estate/index.ts';
import { propertiesOf } from '../../closed-world/properties.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { receiversOf } from '../../facts/receivers.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { type Place, bucketNamed, dependsOnParameter, madeOf, placesAt, shown } from '../places.ts';
import { DESTINATIONS } from './destinations.ts';

/** Somewhere that a resource sends to. */
interface Destination extends Place {
  readonly isBucket: boolean;
  /** What makes the things whose ids say nothing of their account. */
  readonly maker?: string;
}

/** What the target copies, forwards or reports to another account, or to an address that anyone may have. Whoever receives it reads it. */
export const outward: Edge = {
  id: 'outward',
  title: 'to whom the target sends what it has',
  // Only what a resource sends is judged here: what else it may let happen is the business of others.
  covers: [],
  *find(world) {
    for (const resource of world.resources()) {
      const judged = new Set<string>();
      for (const place of placesOf(resource)) {
        judged.add(place.path.join('.'));
        // What a trusted account has of the target it may send on.
        yield* received(world, resource, place);
      }
      if (resource.account === world.target.id && !JUDGED_WHOLE.test(resource.type)) yield* strangersIn(world, resource, judged);
    }
  },
};

/** Every value of these is judged by others: who may become whom, and where names lead. */
const JUDGED_WHOLE = /^AWS::(?:IAM::|Route53::RecordSet)/;

/** Another account in a property that isn't a policy: nobody has said here what it gets, so it isn't nothing. */
function* strangersIn(world: World, resource: Resource, judged: ReadonlySet<string>): Generator<Doubt> {
  let statement: string | undefined;
  for (const { path, value } of propertiesOf(resource)) {
    const place = path.join('.');
    // What stands below a statement is for those who read policies.
    if (statement !== undefined && place.startsWith(`${statement}.`)) continue;
    statement = isMap(value) && at(value, 'Effect') !== undefined ? place : undefined;
    if (statement !== undefined || isMap(value) || judged.has(place)) continue;
    const stranger = world.accountsIn(value).ids.find((id) => world.standing(id) === 'attacker' && world.estate.account(id) !== undefined);
    const made = stranger === undefined ? (madeOf(world, value) ?? bucketOfAttacker(world, value, place)) : undefined;
    const account = stranger ?? made?.account;
    if (account === undefined || world.standing(account) !== 'attacker') continue;
    const what = made === undefined ? `account ${account}` : `${made.logicalId} of account ${account}`;
    const why = `its ${path.slice(1).join('.')} names ${what}, and nobody knows what that lets it do`;
    yield { from: wholeAccount(account), resource, path, why };
  }
}

/** A bucket of an attacker that a text names: its name by itself, or in an ARN or an address anywhere in it. */
function bucketOfAttacker(world: World, value: Value, place: string): Resource | undefined {
  const raw = world.text(value) ?? '';
  // Of user data the graph holds what EC2 is sent.
  const text = place.endsWith('UserData') && /^[\w+/]+=*$/.test(raw) ? Buffer.from(raw, 'base64').toString() : raw;
  return world.estate.resources('AWS::S3::Bucket').find((bucket) => {
    if (bucket.account === undefined || world.standing(bucket.account) !== 'attacker') return false;
    const name = world.text(bucket.property('BucketName'));
    return name !== undefined && name !== '' && !name.includes('<unknown') && text.includes(name) && isNamedIn(text, name);
  });
}

function isNamedIn(text: string, name: string): boolean {
  const bucket = `${name.replaceAll('.', '\\.')}(?![\\w-])`;
  return new RegExp(`^/?${bucket}(?:/|$)|(?::::|s3:/+)${bucket}|(?:^|//)${bucket}\\.s3|//s3[\\w.-]*/${bucket}`).test(text);
}

function* placesOf(resource: Resource): Generator<Destination> {
  const { places = [], buckets = [], ids = {} } = DESTINATIONS[resource.type] ?? {};
  for (const path of places) for (const found of placesAt(resource, path)) yield { ...found, isBucket: false };
  for (const path of buckets) for (const found of placesAt(resource, path)) yield { ...found, isBucket: true };
  for (const [path, maker] of Object.entries(ids)) for (const found of placesAt(resource, path)) yield { ...found, isBucket: false, maker };
}

function* received(world: World, resource: Resource, { path, value, isBucket, maker }: Destination): Generator<Passage | Doubt> {
  const to = readingOf(world, resource.account === world.target.id ? resource : senderOf(world, resource));
  const property = path.slice(1).join('.');
  const passage = (from: Hold): Passage => ({
    from,
    to,
    step: {
      kind: 'read',
      action: property,
      to: world.addressOf(resource),
      because: [{ policy: property, template: resource.template, resource: resource.logicalId, path: path.join('.') }],
    },
  });
  const { ids } = world.accountsIn(value);
  if (maker !== undefined) {
    const owner = madeOf(world, value)?.account;
    if (owner !== undefined && world.standing(owner) === 'attacker') yield passage(wholeAccount(owner));
    const others = world.estate.resources(maker).filter((one) => one.account !== undefined && world.standing(one.account) === 'attacker');
    if (owner === undefined && others.length > 0 && !/^com\.amazonaws\.(?!vpce\.)/.test(world.text(value) ?? ''))
      yield { to, resource, path, why: `nobody can tell whose its ${property} is, and other accounts have such things` };
    return;
  }
  const strangers = ids.filter((id) => world.standing(id) === 'attacker');
  if (strangers.length > 0) return yield* strangers.map((id) => passage(wholeAccount(id)));
  const [keeper] = world.estate.named(value, resource);
  // It is still the target's where it lies with somebody who is trusted.
  if (keeper?.account !== undefined && world.standing(keeper.account) === 'trusted') yield passage(readingOf(world, keeper));
  if (ids.length > 0) return;
  const text = world.text(value) ?? '';
  if (text === 'all' || /^arn:aws[\w-]*:organizations:/.test(text)) {
    for (const receiver of receiversOf(world, [text], resource.account ?? '')) if (receiver.why === undefined) yield passage(receiver.hold);
    return;
  }
  const bucket = isBucket ? text.replace(/^s3:\/\//, '').replace(/[/.].*$/, '') : /^arn:aws[\w-]*:s3:::([^/]+)/.exec(text)?.[1];
  if (bucket !== undefined) {
    const found = madeOf(world, value) ?? bucketNamed(world, bucket, value, resource);
    const owner = found?.account;
    if (owner === undefined) {
      if (!isOwnerSaid(resource, path)) yield { to, resource, path, why: `nobody can tell whose the bucket ${shown(bucket)} is` };
    } else if (world.standing(owner) === 'attacker') yield passage(wholeAccount(owner));
    else if (found !== undefined && found !== keeper && world.standing(owner) === 'trusted') yield passage(readingOf(world, found));
    return;
  }
  if (/^https?:/i.test(text) && !/\.amazonaws\.com(?:\.cn)?(?:[:/]|$)/.test(text)) return yield passage({ kind: 'anyone' });
  if (dependsOnParameter(value)) yield { to, resource, path, why: `its ${property} depends on what nobody has said` };
}

/** Types that only say where something else goes: what they send is what this property names. */
const SENDERS: Readonly<Record<string, string>> = {
  'AWS::Events::Rule': 'EventBusName',
  'AWS::Logs::SubscriptionFilter': 'LogGroupName',
  'AWS::SNS::Subscription': 'TopicArn',
};

function senderOf(world: World, resource: Resource): Resource {
  const property = SENDERS[resource.type];
  const [named] = property === undefined ? [] : world.estate.named(resource.property(property), resource);
  return named ?? resource;
}

function readingOf(world: World, kept: Resource): Hold {
  return { kind: 'resource', account: kept.account ?? '', ability: 'read', id: world.addressOf(kept) };
}

/** Whether the account that must own a bucket stands beside its ARN: then nothing goes to anybody else (`BucketAccountId`, `Account`). */
function isOwnerSaid(resource: Resource, path: ResourcePath): boolean {
  return ['BucketAccountId', 'Account'].some((name) => /^\d{12}$/.test(knownText(resource.property(...path.slice(1, -1), name)) ?? ''));
}
