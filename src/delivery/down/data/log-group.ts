import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-cloudwatch-logs';

import type { DataKind, DataPlace } from './data-kind.ts';

export const logGroup: DataKind = {
  type: 'AWS::Logs::LogGroup',
  noun: 'log group',

  async exists(place) {
    const { client, logGroupName } = named(place);
    // A name is the first of those that begin with it.
    const { logGroups = [] } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName, limit: 1 }));
    return logGroups[0]?.logGroupName === logGroupName;
  },

  async remove(place) {
    const { client, logGroupName } = named(place);
    try {
      await client.send(new DeleteLogGroupCommand({ logGroupName }));
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
    return undefined;
  },
};

const named = ({ access, region, physicalId }: DataPlace) => ({
  client: access.client(CloudWatchLogsClient, region),
  logGroupName: physicalId,
});
