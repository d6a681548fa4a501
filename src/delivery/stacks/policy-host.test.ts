import type { IoMessage, IoRequest } from '@aws-cdk/toolkit-lib';
import { describe, expect, it } from 'vitest';

import type { AccountAccess } from '../../cloud/index.ts';
import type { LandfallEvent } from '../../report/index.ts';
import { PolicyHost } from './policy-host.ts';

function host(): { readonly events: LandfallEvent[]; readonly host: PolicyHost } {
  const events: LandfallEvent[] = [];
  const access = {} as AccountAccess;
  return {
    events,
    host: new PolicyHost({
      access,
      region: 'eu-west-1',
      account: 'dev',
      subject: 'quay-dev-data',
      stack: 'quay-dev-data',
      report: { emit: (event) => events.push(event) },
    }),
  };
}

function message(parts: Partial<IoMessage<unknown>>): IoMessage<unknown> {
  return { time: new Date(0), level: 'info', action: 'deploy', message: '', data: undefined, ...parts };
}

function request(code: string): IoRequest<unknown, boolean> {
  return { ...message({}), code: code as IoRequest<unknown, boolean>['code'], defaultResponse: true };
}

describe('what the toolkit asks', () => {
  it('is answered with yes where the plan has approved it', async () => {
    expect(await host().host.requestResponse(request('CDK_TOOLKIT_I5060'))).toBe(true);
  });

  it.each(['CDK_TOOLKIT_I7010', 'CDK_TOOLKIT_I5050', 'CDK_TOOLKIT_I8910'])(
    'is refused otherwise, although its default is yes (%s)',
    async (code) => {
      await expect(host().host.requestResponse(request(code))).rejects.toMatchObject({ code: 'NotApproved' });
    },
  );
});

describe('what the toolkit says', () => {
  it('is an error when it would go on with credentials that are not the role of the bootstrap', async () => {
    const text = `Current credentials could not be used to assume 'arn:aws:iam::1:role/deploy', but are for the right account. Proceeding anyway.`;
    await expect(host().host.notify(message({ level: 'warn', message: text }))).rejects.toMatchObject({ code: 'RoleNotAssumed' });
  });

  it('becomes progress of the stack', async () => {
    const { events, host: policy } = host();
    const data = { event: { LogicalResourceId: 'Table' }, progress: { completed: 3, total: 9, formatted: '3/9' } };
    await policy.notify(message({ code: 'CDK_TOOLKIT_I5502', data }));
    expect(events).toEqual([
      { type: 'step', account: 'dev', subject: 'quay-dev-data', state: 'progress', detail: 'Table', finished: 3, total: 9 },
    ]);
  });
});
