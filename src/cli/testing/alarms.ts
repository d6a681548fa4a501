import { createHash, createHmac } from 'node:crypto';

import type { RunningCloud } from './bring-up.ts';
import { send } from './http.ts';

const VERSION = '2010-08-01';

/** Name and threshold of an account's alarms on one metric, as CloudWatch has them. The SDK's client for it is no dependency of ours. */
export async function alarmThresholds(cloud: RunningCloud, account: string): Promise<Readonly<Record<string, number>>> {
  const body = new URLSearchParams({ Action: 'DescribeAlarms', Version: VERSION, MaxRecords: '100' }).toString();
  const answer = await send(cloud.endpoint, { method: 'POST', headers: signed(cloud, account, body), body });
  if (answer.status !== 200) throw new Error(`DescribeAlarms answered ${answer.status}: ${answer.body}`);
  const alarms = answer.body.matchAll(/<AlarmName>([^<]+)<\/AlarmName>(?:(?!<AlarmName>)[^])*?<Threshold>([^<]+)<\/Threshold>/g);
  return Object.fromEntries(Array.from(alarms, ([, name = '', threshold]) => [name, Number(threshold)]));
}

/** Headers of a request in CloudWatch's Query protocol (AWS Signature Version 4). */
function signed(cloud: RunningCloud, account: string, body: string): Readonly<Record<string, string>> {
  const keys = cloud.accounts[account];
  if (keys === undefined) throw new Error(`the status names no keys of ${account}`);
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/${cloud.region}/monitoring/aws4_request`;
  const headers = {
    host: new URL(cloud.endpoint).host,
    'x-amz-date': time,
    ...(keys.sessionToken === undefined ? {} : { 'x-amz-security-token': keys.sessionToken }),
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const request = ['POST', '/', '', lines.join(''), names, sha256(body)].join('\n');
  const key = scope
    .split('/')
    .reduce<Buffer>((secret, part) => createHmac('sha256', secret).update(part).digest(), Buffer.from(`AWS4${keys.secretAccessKey}`));
  const signature = createHmac('sha256', key)
    .update(['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n'))
    .digest('hex');
  return {
    ...headers,
    'content-type': 'application/x-www-form-urlencoded',
    authorization: `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
