import { isObject } from '../references.ts';
import type { StandIn } from '../stand-in.ts';

const CLOUDFRONT = 'cloudfront.amazonaws.com';

/** A bucket's policy for CloudFront keeps the distributions that it names and loses the account, which the emulator doesn't tell it. */
export const originAccessPolicy: StandIn = {
  type: 'AWS::S3::BucketPolicy',
  why: 'fetches of a distribution carry its ARN but not its account: a condition on the account beside one on the ARN is taken out, and not exercised',
  lower({ Properties: properties = {}, ...resource }, { logicalId }) {
    const document = properties['PolicyDocument'];
    const statements = isObject(document) ? document['Statement'] : undefined;
    if (!isObject(document) || !Array.isArray(statements)) return undefined;
    const lowered = (statements as readonly unknown[]).map(withoutAccount);
    if (lowered.every((statement, index) => statement === statements[index])) return undefined;
    return {
      resources: { [logicalId]: { ...resource, Properties: { ...properties, PolicyDocument: { ...document, Statement: lowered } } } },
    };
  },
};

function withoutAccount(statement: unknown): unknown {
  if (!isObject(statement) || statement['Effect'] !== 'Allow' || !isForCloudFront(statement['Principal'])) return statement;
  const conditions = statement['Condition'];
  if (!isObject(conditions) || !names(conditions, 'aws:sourcearn') || !names(conditions, 'aws:sourceaccount')) return statement;
  const kept = Object.entries(conditions).map(([operator, keys]): [string, unknown] => {
    if (!isObject(keys)) return [operator, keys];
    return [operator, Object.fromEntries(Object.entries(keys).filter(([key]) => key.toLowerCase() !== 'aws:sourceaccount'))];
  });
  return { ...statement, Condition: Object.fromEntries(kept.filter(([, keys]) => !isObject(keys) || Object.keys(keys).length > 0)) };
}

function isForCloudFront(principal: unknown): boolean {
  return isObject(principal) && [principal['Service']].flat().includes(CLOUDFRONT);
}

function names(conditions: Readonly<Record<string, unknown>>, key: string): boolean {
  return Object.values(conditions).some((keys) => isObject(keys) && Object.keys(keys).some((each) => each.toLowerCase() === key));
}
