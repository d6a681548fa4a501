import {
  CognitoIdentityProviderClient,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  ResourceNotFoundException,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';

import type { DataKind, DataPlace } from './data-kind.ts';

export const userPool: DataKind = {
  type: 'AWS::Cognito::UserPool',
  noun: 'user pool',

  async exists(place) {
    return (await describe(place)) !== undefined;
  },

  async remove(place) {
    const pool = await describe(place);
    if (pool === undefined) return undefined;
    const { client, UserPoolId } = named(place);
    if (pool.DeletionProtection === 'ACTIVE') {
      // An update resets what it doesn't name. Only who may sign up matters for the moment until it is gone, and its clients went with the stack.
      const closed = { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } };
      await client.send(new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: 'INACTIVE', ...closed }));
    }
    await client.send(new DeleteUserPoolCommand({ UserPoolId }));
    return undefined;
  },
};

const named = ({ access, region, physicalId }: DataPlace) => ({
  client: access.client(CognitoIdentityProviderClient, region),
  UserPoolId: physicalId,
});

async function describe(place: DataPlace) {
  const { client, UserPoolId } = named(place);
  try {
    return (await client.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
