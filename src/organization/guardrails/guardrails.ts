import type { GuardrailType } from '../structure/policies.ts';
import { actAsProvisioning } from './act-as-provisioning.ts';
import type { Guardrail } from './guardrail.ts';
import { keepAccountDefaults } from './keep-account-defaults.ts';
import { keepProvisioningRoles } from './keep-provisioning-roles.ts';
import { keepRecords } from './keep-records.ts';
import { keepRuntimeBounds } from './keep-runtime-bounds.ts';
import { keepStacks } from './keep-stacks.ts';
import { noLongLivedKeys } from './no-long-lived-keys.ts';
import { noRootUser } from './no-root-user.ts';
import { oneDirectory } from './one-directory.ts';
import { onlyEncryptedTransport } from './only-encrypted-transport.ts';
import { onlyOurDeputies } from './only-our-deputies.ts';
import { onlyOurPrincipals } from './only-our-principals.ts';
import { peopleOperate } from './people-operate.ts';
import { stayInOrganization } from './stay-in-organization.ts';
import { stayInRegions } from './stay-in-regions.ts';

interface GuardrailPolicy {
  /** After the project's prefix. */
  readonly name: string;
  readonly type: GuardrailType;
  readonly description: string;
  /** Path of the unit below the project's own; empty for that one. */
  readonly unit: string;
  readonly guardrails: readonly Guardrail[];
}

/** Every policy of the organization and what it says. Policies bind member accounts only, never the management account. */
export const GUARDRAIL_POLICIES: readonly GuardrailPolicy[] = [
  {
    name: 'guardrails',
    type: 'SERVICE_CONTROL_POLICY',
    description: 'What nobody does in an account of the project, its root user included',
    unit: '',
    guardrails: [
      stayInOrganization,
      noRootUser,
      noLongLivedKeys,
      oneDirectory,
      keepRecords,
      keepAccountDefaults,
      stayInRegions,
      keepProvisioningRoles,
      keepRuntimeBounds,
      actAsProvisioning,
      keepStacks,
    ],
  },
  {
    name: 'workloads',
    type: 'SERVICE_CONTROL_POLICY',
    description: 'What people do not do where the product runs',
    unit: '/workloads',
    guardrails: [peopleOperate],
  },
  {
    name: 'perimeter',
    type: 'RESOURCE_CONTROL_POLICY',
    description: 'Who and what reaches a resource of the project from outside the organization: nothing',
    unit: '',
    guardrails: [onlyOurPrincipals, onlyOurDeputies, onlyEncryptedTransport],
  },
];
