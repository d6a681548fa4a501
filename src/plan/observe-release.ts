import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';

import { type AccountAccess, inWords } from '../cloud/index.ts';
import { releaseRecordName } from '../project/index.ts';

export interface ObservedRelease {
  /** Digest of the release that runs. */
  readonly release: string;
  /** A release that was begun, or that has to follow a change of infrastructure. */
  readonly pending?: string;
}

/** What an environment's release record says; undefined where nothing was ever released. */
export async function observeRelease(
  access: AccountAccess,
  region: string,
  project: string,
  environment: string,
): Promise<ObservedRelease | undefined> {
  try {
    const { Parameter } = await access
      .client(SSMClient, region)
      .send(new GetParameterCommand({ Name: releaseRecordName(project, environment) }));
    return JSON.parse(Parameter?.Value ?? '{}') as ObservedRelease;
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined;
    return inWords(`read the release that runs in ${environment}`, () => Promise.reject(error as Error));
  }
}
