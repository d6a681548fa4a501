import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';

import { type AccountAccess, inWords } from '../cloud/index.ts';
import { releaseRecordName } from '../project/index.ts';

/** Digest of the release that runs in an environment, from its record; undefined where none was ever released. */
export async function observeRelease(access: AccountAccess, region: string, project: string, environment: string): Promise<string | undefined> {
  try {
    const { Parameter } = await access.client(SSMClient, region).send(new GetParameterCommand({ Name: releaseRecordName(project, environment) }));
    return (JSON.parse(Parameter?.Value ?? '{}') as { readonly release?: string }).release;
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined;
    return inWords(`read the release that runs in ${environment}`, () => Promise.reject(error as Error));
  }
}
