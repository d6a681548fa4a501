import { type Resource, type Ternary, type Value, at, and, asBoolean, equals } from '../../../estate/index.ts';
import { type Judgement, eachResource } from '../../rule.ts';
import type { Rule } from '../../rule.ts';
import { itemsAt } from '../../setting-rule.ts';
import { on } from '../../setting.ts';

const STAGE = 'AWS::ApiGateway::Stage';
const DEPLOYMENT = 'AWS::ApiGateway::Deployment';

export const apigatewayCacheEncrypted: Rule = {
  id: 'apigateway-cache-encrypted',
  title: 'Responses that API Gateway caches are encrypted',
  promise: 'G2',
  severity: 'medium',
  severityReason: 'The cache holds answers that were meant for one caller, for up to an hour each.',
  layer: 'template',
  why: 'Cached responses lie on the disk of the cache in plain text unless each cached method says otherwise.',
  fix: "Properties:\n  MethodSettings:\n    - HttpMethod: '*'\n      ResourcePath: /*\n      CachingEnabled: true\n      CacheDataEncrypted: true\n",
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-5',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/data-protection-encryption.html',
  ],
  types: [STAGE, DEPLOYMENT],
  check: eachResource([STAGE, DEPLOYMENT], (resource) =>
    resource.type === STAGE ? judgeStage(resource, []) : judgeStage(resource, ['StageDescription']),
  ),
};

/** A stage, or the stage that a deployment describes: that has settings for all methods of its own, beside those of each. */
function* judgeStage(resource: Resource, below: readonly string[]): Iterable<Judgement> {
  const cluster = switchedOn(resource.property(...below, 'CacheClusterEnabled'));
  const whole = resource.property(...below);
  if (below.length > 0 && (at(whole, 'CachingEnabled') !== undefined || at(whole, 'CacheDataEncrypted') !== undefined)) {
    yield* judgeCache(resource, [...below, 'CacheDataEncrypted'], at(whole, 'CachingEnabled'), at(whole, 'CacheDataEncrypted'), cluster);
  }
  const settings = itemsAt(resource.properties, [...below, 'MethodSettings']);
  for (const { item, path } of settings) {
    yield* judgeCache(resource, [...path, 'CacheDataEncrypted'], at(item, 'CachingEnabled'), at(item, 'CacheDataEncrypted'), cluster);
  }
  // Without settings for methods, every GET is cached as soon as there is a cache.
  if (
    cluster === true &&
    settings.length === 0 &&
    resource.property(...below, 'MethodSettings') === undefined &&
    at(whole, 'CacheDataEncrypted') === undefined
  ) {
    yield {
      resource,
      path: ['Properties', ...below, below.length > 0 ? 'CacheDataEncrypted' : 'MethodSettings'],
      holds: false,
      message: says(undefined),
    };
  }
}

function* judgeCache(
  resource: Resource,
  path: readonly (string | number)[],
  caching: Value | undefined,
  encrypted: Value | undefined,
  cluster: Ternary,
): Iterable<Judgement> {
  const cached = switchedOn(caching);
  // Nothing is cached where neither the method's caching is on, nor encryption is refused although there is a cache.
  const concerned = cached === false ? and([cluster, equals(asBoolean(encrypted), false)]) : cached;
  if (concerned === false) return;
  const holds = on()(encrypted);
  yield {
    resource,
    path: ['Properties', ...path],
    holds: holds === false ? and([concerned === true ? false : concerned]) : holds,
    message: says(encrypted),
  };
}

function says(encrypted: Value | undefined): string {
  return `Cached responses aren't encrypted: CacheDataEncrypted ${encrypted === undefined ? "isn't set" : "isn't true"}.`;
}

const switchedOn = on();
