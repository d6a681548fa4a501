import { type Resource, type Value, knownText, segmentsOf } from '../../../estate/index.ts';
import type { World } from '../../world.ts';
import { bucketNamed, madeOf } from '../places.ts';
import type { SupplyForm } from './supplies.ts';

/** Where something comes from: an account, with its resource where a template holds it; AWS itself; or nobody can tell. */
export type Origin =
  | { readonly kind: 'account'; readonly account: string; readonly resource?: Resource | undefined }
  | { readonly kind: 'aws' }
  | { readonly kind: 'unknown'; readonly what: string };

const AWS: Origin = { kind: 'aws' };

/** Whose something is that a property names. */
export function originOf(world: World, from: Resource, form: SupplyForm, value: Value): Origin {
  const made = madeOf(world, value);
  if (made?.account !== undefined) return { kind: 'account', account: made.account, resource: made };
  const text = world.text(value) ?? '<unknown>';
  switch (form) {
    case 'bucket':
      return ofBucket(world, text, value, from);
    case 'url':
      return ofUrl(world, text, value, from);
    case 'image':
      return ofImage(world, text, from);
    case 'machine-image':
      return ofMachineImage(world, text, value);
    case 'arn':
      return ofArn(world, text, value, from);
  }
}

function ofBucket(world: World, name: string, value: Value, from: Resource): Origin {
  const bucket = bucketNamed(world, name, value, from);
  // Of a bucket that no template makes, anybody may be the owner, or may become it first.
  return bucket?.account === undefined ? { kind: 'unknown', what: `the bucket ${name}` } : ofResource(bucket);
}

const ofResource = (resource: Resource): Origin => ({ kind: 'account', account: resource.account ?? '', resource });

/** Addresses of buckets in all their forms; what is at AWS otherwise, or isn't an address of AWS, is no matter of accounts. */
function ofUrl(world: World, text: string, value: Value, from: Resource): Origin {
  const bucket =
    /^s3:\/\/([^/]+)/.exec(text)?.[1] ??
    /^(?:https:\/\/)?([^/]+)\.s3(?:-website)?[.-][^/]*amazonaws\.com/.exec(text)?.[1] ??
    /^https:\/\/s3[.-][^/]*amazonaws\.com(?:\.cn)?\/([^/]+)/.exec(text)?.[1];
  if (bucket !== undefined) return ofBucket(world, bucket, bucket, from);
  if (/^(?:ssm-parameter:\/\/)?arn:/.test(text)) return ofArn(world, text, value, from);
  if (/^(?:hosted|ssm-parameter|secretsmanager|codepipeline|attachment)?(?::\/\/|$)/.test(text)) return AWS;
  return text.includes('<unknown>') && !/^https:\/\/[^<]+\//.test(text) ? { kind: 'unknown', what: text } : AWS;
}

const ECR = /^(?:https:\/\/)?(\d{12}|<unknown>)\.dkr\.ecr\.[^/]+(?:\/([^:@]+))?/;

/** An image of a registry of AWS is of the account in its name; public registries are no account's of an estate. */
function ofImage(world: World, text: string, from: Resource): Origin {
  const [, account, name] = ECR.exec(text) ?? [];
  if (account === undefined) return text.startsWith('<unknown>') ? { kind: 'unknown', what: 'the image' } : AWS;
  if (account === '<unknown>') return { kind: 'unknown', what: `the image ${text}` };
  const repository = world.estate
    .resources('AWS::ECR::Repository')
    .find((one) => one.account === account && knownText(one.property('RepositoryName')) === name && one.region === from.region);
  return { kind: 'account', account, resource: repository };
}

/** Images that AWS publishes are found by its own parameters. Whose another is, its id doesn't say. */
function ofMachineImage(world: World, text: string, value: Value): Origin {
  const said = [text, ...(segmentsOf(value) ?? []).map((segment) => (typeof segment === 'string' ? segment : (segment.why ?? '')))];
  if (said.some((one) => /\/aws\/service\//.test(one))) return AWS;
  // A parameter that somebody shares holds what he likes.
  const shared = said.flatMap((one) => /arn:aws[\w-]*:ssm:[^:]*:(\d{12}):parameter\//.exec(one)?.[1] ?? [])[0];
  return shared === undefined ? { kind: 'unknown', what: `the machine image ${text}` } : { kind: 'account', account: shared };
}

function ofArn(world: World, text: string, value: Value, from: Resource): Origin {
  // A function may be wrapped in an address of API Gateway.
  const [, service, account] = /arn:aws[\w-]*:(?!apigateway:)([\w-]+):[^:/]*:(\d{12}|<unknown>|aws)?:/.exec(text) ?? [];
  if (account === 'aws') return AWS;
  const named = world.estate.named(value, from)[0];
  if (named?.account !== undefined) return ofResource(named);
  if (service === 's3') return ofBucket(world, /:::([^/]+)/.exec(text)?.[1] ?? text, value, from);
  if (account !== undefined && account !== '<unknown>') return { kind: 'account', account };
  // A name without an account is the account's own; documents of AWS begin with its name.
  if (!text.includes('<unknown>')) return AWS;
  return { kind: 'unknown', what: text };
}
