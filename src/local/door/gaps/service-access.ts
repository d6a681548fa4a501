import { jsonAnswer, jsonOf } from '../answer.ts';
import type { Gap, GapContext } from './gap.ts';

interface Enabled {
  readonly ServicePrincipal: string;
  /** Epoch seconds. */
  readonly DateEnabled: number;
}

/** Service principals of trusted access that moto doesn't know; those it knows stay with it. */
const SECTION = 'service-access';

export const serviceAccess: Gap = {
  name: 'trusted access',
  service: 'organizations',
  operations: ['EnableAWSServiceAccess', 'DisableAWSServiceAccess', 'ListAWSServiceAccessForOrganization'],
  lacks: 'trusted access is refused for services such as iam.amazonaws.com',
  async answer(call, input, { memory, forward }) {
    const ours = memory.section<Enabled>(SECTION);
    const answer = await forward();
    if (call.operation === 'ListAWSServiceAccessForOrganization') {
      const listed = jsonOf(answer) as { EnabledServicePrincipals?: readonly Enabled[] } | undefined;
      if (listed?.EnabledServicePrincipals === undefined) return answer;
      return jsonAnswer({ EnabledServicePrincipals: [...listed.EnabledServicePrincipals, ...Object.values(ours)] });
    }
    const { ServicePrincipal: principal } = input;
    const unknown = answer.status === 400 && answer.body.includes('unrecognized service principal');
    if (!unknown || typeof principal !== 'string' || !/^[\w.-]+\.amazonaws\.com$/.test(principal)) return answer;
    if (call.operation === 'DisableAWSServiceAccess') delete ours[principal];
    else ours[principal] ??= { ServicePrincipal: principal, DateEnabled: Date.now() / 1000 };
    return jsonAnswer({});
  },
};

export async function hasServiceAccess({ memory, emulators, management }: GapContext, principal: string): Promise<boolean> {
  if (principal in memory.section(SECTION)) return true;
  const listed = await emulators.organizations(management, 'ListAWSServiceAccessForOrganization');
  return ((listed?.['EnabledServicePrincipals'] ?? []) as readonly Enabled[]).some((each) => each.ServicePrincipal === principal);
}
