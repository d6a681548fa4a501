import { describe, expect, it } from 'vitest';

import type { LocalCloud } from '../cloud/local-cloud.ts';
import { assertRehearsalCredentials } from './credentials.ts';
import { applyEnvironment, rehearsalEnvironment } from './environment.ts';

const CLOUD = { endpoint: 'http://127.0.0.1:24711', region: 'eu-west-1', cdkHome: '/state/cdk' } as LocalCloud;

describe('the environment of a rehearsal', () => {
  it('keeps nothing by which AWS could be reached, and leaves the rest alone', () => {
    const environment: NodeJS.ProcessEnv = {
      PATH: '/bin',
      AWS_PROFILE: 'production',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'token',
      AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
      AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/x',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.2/',
      AWS_ENDPOINT_URL_S3: 'https://s3.example.com',
      AWS_CONFIG_FILE: '/home/me/.aws/config',
      CDK_DEFAULT_ACCOUNT: '111122223333',
      https_proxy: 'http://127.0.0.1:3128',
      NODE_USE_ENV_PROXY: '1',
    };
    applyEnvironment(rehearsalEnvironment(CLOUD, environment), environment);
    expect(environment).toEqual({
      PATH: '/bin',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:24711',
      AWS_REGION: 'eu-west-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      CDK_HOME: '/state/cdk',
      CDK_DISABLE_VERSION_CHECK: 'true',
    });
  });

  it.each(['AKIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE'])('refuses %s, a key that looks like one of AWS, without repeating it', (key) => {
    const refused = (): void => assertRehearsalCredentials({ AWS_ACCESS_KEY_ID: key });
    expect(refused).toThrow('looks like one of AWS');
    expect(refused).not.toThrow(key);
  });

  it.each(['111111111111', 'ASIA0123456789ABCDEF', 'ASIADEADBEEFDEADBEEF', undefined])(
    'takes %s, which the local cloud gives or nobody does',
    (key) => {
      expect(() => assertRehearsalCredentials(key === undefined ? {} : { AWS_ACCESS_KEY_ID: key })).not.toThrow();
    },
  );
});
