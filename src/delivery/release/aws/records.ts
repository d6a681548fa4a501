import { GetParameterCommand, ParameterNotFound, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

import { type AccountAccess, inWords } from '../../../cloud/index.ts';
import type { RecordStore } from '../ports.ts';

export function ssmRecords(access: AccountAccess, region: string): RecordStore {
  const ssm = access.client(SSMClient, region);
  return {
    read: (name) =>
      inWords(`read the release record ${name}`, async () => {
        try {
          const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name }));
          return Parameter?.Value;
        } catch (error) {
          if (error instanceof ParameterNotFound) return undefined;
          throw error;
        }
      }),
    write: (name, value) =>
      inWords(`write the release record ${name}`, async () => {
        // A standard parameter holds 4 KB, about 25 functions; beyond that SSM makes it an advanced one of 8 KB by itself.
        await ssm.send(new PutParameterCommand({ Name: name, Value: value, Type: 'String', Tier: 'Intelligent-Tiering', Overwrite: true }));
      }),
  };
}
