import { on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const appsyncCacheEncrypted = atRest({
  id: 'appsync-cache-encrypted',
  title: 'Caches of AppSync are encrypted at rest',
  severity: 'medium',
  why: 'A cache holds answers that were meant for one caller. AWS encrypts new caches by itself; only an old setting can say otherwise.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html#appsync-1',
    // The setting is deprecated: encryption at rest is always on.
    'https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateApiCache.html',
  ],
  settings: {
    'AWS::AppSync::ApiCache': [
      { path: ['AtRestEncryptionEnabled'], holds: on(true), fault: "the cache isn't encrypted at rest", set: 'true' },
    ],
  },
});
