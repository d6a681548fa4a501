import { type Ternary, and, asBoolean, equals, not, or } from '../../../estate/index.ts';
import { type Place, type Setting, isSet, on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

const FAULT = "cached responses aren't encrypted";

/** Whether what has these settings is cached; where nothing is said of that, a refusal of encryption is taken at its word. */
function cached(settings: Place['beside']): Ternary {
  const caching = settings('CachingEnabled');
  return caching === undefined ? equals(asBoolean(settings('CacheDataEncrypted')), false) : on()(caching);
}

function methods(...path: readonly string[]): Setting {
  return {
    path: [...path, 'MethodSettings', '*', 'CacheDataEncrypted'],
    holds: on(),
    fault: FAULT,
    set: 'true',
    concerns: ({ beside }) => cached(beside),
  };
}

/** As soon as there is a cache, every GET is cached, unless settings of methods say otherwise. */
function cacheWithoutSettings(stage: Place['beside']): Ternary {
  return and([on()(stage('CacheClusterEnabled')), not(isSet(stage('MethodSettings')))]);
}

export const apigatewayCacheEncrypted = atRest({
  id: 'apigateway-cache-encrypted',
  title: 'Responses that API Gateway caches are encrypted',
  severity: 'medium',
  severityReason: 'The cache holds answers that were meant for one caller, for up to an hour each.',
  why: 'Cached responses lie on the disk of the cache in plain text unless each cached method says otherwise.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-5',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/data-protection-encryption.html',
  ],
  fix: "Properties:\n  MethodSettings:\n    - HttpMethod: '*'\n      ResourcePath: /*\n      CachingEnabled: true\n      CacheDataEncrypted: true\n",
  settings: {
    'AWS::ApiGateway::Stage': [
      methods(),
      {
        path: ['MethodSettings'],
        holds: isSet,
        fault: FAULT,
        set: "- HttpMethod: '*'\n  ResourcePath: /*\n  CachingEnabled: true\n  CacheDataEncrypted: true",
        concerns: ({ beside }) => cacheWithoutSettings(beside),
      },
    ],
    // A deployment may describe its stage: for all methods, and for each.
    'AWS::ApiGateway::Deployment': [
      methods('StageDescription'),
      {
        path: ['StageDescription', 'CacheDataEncrypted'],
        holds: on(),
        fault: FAULT,
        set: 'true',
        concerns: ({ beside }) => {
          const stage: Place['beside'] = (...names) => beside('StageDescription', ...names);
          return or([cached(stage), cacheWithoutSettings(stage)]);
        },
      },
    ],
  },
});
