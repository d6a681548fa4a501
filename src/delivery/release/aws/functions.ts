import {
  type FunctionConfiguration,
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  PublishVersionCommand,
  ResourceNotFoundException,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';

import { type AccountAccess, inWords } from '../../../cloud/index.ts';
import { LIVE } from '../../../project/index.ts';
import { configurationHash } from '../configuration-hash.ts';
import type { FunctionCode, FunctionState } from '../ports.ts';

export function lambdaFunctions(access: AccountAccess, region: string): FunctionCode {
  const lambda = access.client(LambdaClient, region);
  return {
    configuration: (name, version) =>
      inWords(`read function ${name}`, async () => {
        const found = await present(
          lambda.send(
            new GetFunctionConfigurationCommand({ FunctionName: name, ...(version === undefined ? {} : { Qualifier: version }) }),
          ),
        );
        return found && stateOf(found);
      }),
    alias: (name) =>
      inWords(`read alias ${LIVE} of ${name}`, async () => {
        const found = await present(lambda.send(new GetAliasCommand({ FunctionName: name, Name: LIVE })));
        return found && { version: found.FunctionVersion ?? '', revision: found.RevisionId ?? '' };
      }),
    updateCode: (name, { bucket, key }) =>
      inWords(`update the code of ${name}`, async () =>
        stateOf(await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: name, S3Bucket: bucket, S3Key: key }))),
      ),
    publish: (name, codeSha256, description) =>
      inWords(`publish a version of ${name}`, async () =>
        stateOf(await lambda.send(new PublishVersionCommand({ FunctionName: name, CodeSha256: codeSha256, Description: description }))),
      ),
    moveAlias: (name, to, revision) =>
      inWords(`move alias ${LIVE} of ${name} to version ${to}`, async () => {
        const moved = await lambda.send(
          new UpdateAliasCommand({ FunctionName: name, Name: LIVE, FunctionVersion: to, RevisionId: revision }),
        );
        return { version: moved.FunctionVersion ?? to, revision: moved.RevisionId ?? '' };
      }),
  };
}

async function present<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

function stateOf(configuration: FunctionConfiguration): FunctionState {
  const { Version = '$LATEST', CodeSha256 = '', State, StateReason, LastUpdateStatus, LastUpdateStatusReason } = configuration;
  const reason = LastUpdateStatusReason ?? StateReason;
  return {
    version: Version,
    codeSha256: CodeSha256,
    configHash: configurationHash(configuration),
    condition: conditionOf(State, LastUpdateStatus),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** An inactive function is one that nobody called for long: it takes an update all the same. */
function conditionOf(state: string | undefined, lastUpdate: string | undefined): FunctionState['condition'] {
  if (state === 'Failed' || lastUpdate === 'Failed') return 'failed';
  return state === 'Pending' || lastUpdate === 'InProgress' ? 'pending' : 'ready';
}
