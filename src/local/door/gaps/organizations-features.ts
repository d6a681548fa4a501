import { randomUUID } from 'node:crypto';

import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import { refuse } from '../refusal.ts';
import type { Gap } from './gap.ts';
import { hasServiceAccess } from './service-access.ts';

const FEATURES: Readonly<Record<string, string>> = {
  OrganizationsRootCredentialsManagement: 'RootCredentialsManagement',
  OrganizationsRootSessions: 'RootSessions',
};

/** IAM's central control of the members' root users: what is switched on is kept, root credentials themselves exist nowhere here. */
export const organizationsFeatures: Gap = {
  name: 'central root access',
  service: 'iam',
  operations: ['ListOrganizationsFeatures', ...Object.keys(FEATURES).flatMap((name) => [`Enable${name}`, `Disable${name}`])],
  lacks: 'central management of root access is not answered',
  async answer(call, _input, context) {
    const { management, emulators, memory } = context;
    if (call.account !== management)
      return denied(call, 'AccountNotManagementOrDelegatedAdministratorException', 'only the management account may do this');
    const organization = (await emulators.organizations(management, 'DescribeOrganization'))?.['Organization'] as
      | { Id: string }
      | undefined;
    if (organization === undefined) return denied(call, 'OrganizationNotFoundException', 'the account is in no organization');
    if (!(await hasServiceAccess(context, 'iam.amazonaws.com'))) {
      return denied(call, 'ServiceAccessNotEnabledException', 'trusted access for iam.amazonaws.com is not enabled in your organization');
    }
    const enabled = memory.section<true>('organizations-features');
    const [, verb, name] = /^(Enable|Disable)(\w+)$/.exec(call.operation) ?? [];
    const feature = FEATURES[name ?? ''];
    if (feature !== undefined && verb === 'Enable') enabled[feature] = true;
    if (feature !== undefined && verb === 'Disable') delete enabled[feature];
    return answer(call.operation, organization.Id, Object.keys(enabled));
  },
};

function answer(operation: string, organization: string, features: readonly string[]): Answer {
  const members = features.map((feature) => `<member>${feature}</member>`).join('');
  const xml =
    `<${operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${operation}Result>` +
    `<OrganizationId>${organization}</OrganizationId><EnabledFeatures>${members}</EnabledFeatures>` +
    `</${operation}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${operation}Response>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body: Buffer.from(xml) };
}

function denied(call: Call, code: string, message: string): Answer {
  return refuse(call.protocol, { status: 400, code, message });
}
