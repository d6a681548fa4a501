import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';

import type { Input } from '../../assembly/index.ts';
import type { Service } from '../../project/index.ts';
import type { AccountApp } from '../account-app.ts';
import type { Baseline } from '../baseline/stack.ts';
import { pascalCase } from '../logical-id.ts';
import { keepData } from '../retention.ts';
import { PrivateBucket } from '../storage/private-bucket.ts';

/** What one service keeps its state in, each by the name that the project file gives it. */
export interface ServiceData {
  readonly tables: readonly { readonly name: string; readonly tableName: Input }[];
  readonly buckets: readonly { readonly name: string; readonly bucketName: Input }[];
}

/** By service. */
export type Data = ReadonlyMap<string, ServiceData>;

/** Tables and buckets of every service, apart from the code that uses them. No stack where no service has any. */
export function dataStack(account: AccountApp, baseline: Baseline): Data {
  const { project, profile } = account;
  const services = project.architecture.services;
  if (services.every((service) => service.tables.length === 0 && service.buckets.length === 0)) return new Map();

  const stack = account.stack('data', `What ${project.name} keeps`);
  stack.holdsData = true;
  const keyArn = stack.input('KeyArn', baseline.keyArn);
  const encryptionKey = Key.fromKeyArn(stack, 'Key', keyArn);

  const tableOf = (service: Service, { name, key, sortKey }: Service['tables'][number]) => {
    const table = new Table(stack, `${service.name}-${name}-table`, {
      partitionKey: { name: key, type: AttributeType.STRING },
      ...(sortKey === undefined ? {} : { sortKey: { name: sortKey, type: AttributeType.STRING } }),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: profile.recoveryDays },
      deletionProtection: profile.deletionProtection,
    });
    keepData(table, profile.deletionProtection);
    return { name, tableName: stack.publish(pascalCase(`${service.name}-${name}-table-name`), table.tableName) };
  };

  let logBucket: string | undefined;
  const bucketOf = (service: Service, name: string) => {
    logBucket ??= stack.input('LogBucketName', baseline.logBucketName);
    const { bucket } = new PrivateBucket(stack, `${service.name}-${name}-bucket`, {
      profile,
      keyArn,
      accessLog: { bucket: logBucket, prefix: `${service.name}/${name}/` },
    });
    return { name, bucketName: stack.publish(pascalCase(`${service.name}-${name}-bucket-name`), bucket.bucketName) };
  };

  return new Map(
    services.map((service) => [
      service.name,
      {
        tables: service.tables.map((table) => tableOf(service, table)),
        buckets: service.buckets.map((bucket) => bucketOf(service, bucket)),
      },
    ]),
  );
}
