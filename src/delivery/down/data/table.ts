import {
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  UpdateTableCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';

import type { DataKind, DataPlace } from './data-kind.ts';

/** Seconds that a table may take to change or to go. */
const PATIENCE = 600;

export const table: DataKind = {
  type: 'AWS::DynamoDB::Table',
  noun: 'table',

  async exists(place) {
    return (await describe(place)) !== undefined;
  },

  async remove(place) {
    const found = await describe(place);
    if (found === undefined) return undefined;
    const { client, TableName } = named(place);
    const waiter = { client, maxWaitTime: PATIENCE, minDelay: 1, maxDelay: 5 };
    if (found.DeletionProtectionEnabled) {
      await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
      await waitUntilTableExists(waiter, { TableName });
    }
    const { ContinuousBackupsDescription: backups } = await client.send(new DescribeContinuousBackupsCommand({ TableName }));
    if (found.TableStatus !== 'DELETING') await client.send(new DeleteTableCommand({ TableName }));
    await waitUntilTableNotExists(waiter, { TableName });
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
    return backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED'
      ? `DynamoDB keeps a last backup of ${TableName} for 35 days`
      : undefined;
  },
};

const named = ({ access, region, physicalId }: DataPlace) => ({ client: access.client(DynamoDBClient, region), TableName: physicalId });

async function describe(place: DataPlace) {
  const { client, TableName } = named(place);
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
