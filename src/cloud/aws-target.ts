import { resolveNs } from 'node:dns/promises';
import { cp, rm } from 'node:fs/promises';

import type { AssemblyFiles } from '../assembly/index.ts';
import type { Environment } from '../project/index.ts';
import { hasCredentialSource } from './credential-sources.ts';
import { inWords } from './errors.ts';
import type { Connection, Lowering, Target } from './target.ts';

/** AWS itself, with the credentials that the SDK's default chain finds. `region` is the project's. */
export function createAwsTarget(options: { readonly region: string }): Target {
  const { region } = options;
  return {
    name: 'aws',
    caveats: [],
    connect: () => connect(region),
    addresses: ({ domain }: Environment) => ({
      web: `https://app.${domain}`,
      api: `https://api.${domain}`,
      signIn: `https://auth.${domain}`,
      keys: `https://cognito-idp.${region}.amazonaws.com`,
    }),
    lower: async (assembly, into) => copy(assembly, into),
    isDelegated,
  };
}

async function connect(region: string): Promise<Connection> {
  if (!hasCredentialSource()) return { absent: 'no AWS credentials were found' };
  // Loaded here: an offline plan needs none of it.
  const [{ fromNodeProviderChain }, { STSClient, GetCallerIdentityCommand }, { createCloud }] = await Promise.all([
    import('@aws-sdk/credential-providers'),
    import('@aws-sdk/client-sts'),
    import('./connect.ts'),
  ]);
  const credentials = fromNodeProviderChain({ clientConfig: { region } });
  const client = new STSClient({ region, credentials });
  const { Account: id = '' } = await inWords('find out whose credentials these are', () => client.send(new GetCallerIdentityCommand({})));
  return { cloud: createCloud({ region, management: { id, credentials } }) };
}

async function copy(assembly: AssemblyFiles, into: string): Promise<Lowering> {
  await rm(into, { recursive: true, force: true });
  await cp(assembly.directory, into, { recursive: true });
  return { assembly: { ...assembly, directory: into }, standIns: [], ignored: [] };
}

async function isDelegated(domain: string, nameServers: readonly string[]): Promise<boolean> {
  try {
    const named = new Set((await resolveNs(domain)).map(normalize));
    return nameServers.some((server) => named.has(normalize(server)));
  } catch {
    // NXDOMAIN, SERVFAIL and a resolver that doesn't answer alike: a certificate could not be validated now.
    return false;
  }
}

const normalize = (server: string) => server.toLowerCase().replace(/\.$/, '');
