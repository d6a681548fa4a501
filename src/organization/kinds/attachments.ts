import { inParallel, pages } from '../calls.ts';
import { differences } from '../differences.ts';
import { GUARDRAIL_POLICIES } from '../guardrails/guardrails.ts';
import { anywhere, type Kind } from '../kind.ts';
import { READS_AT_ONCE } from '../look.ts';
import type { Attachment, GuardrailType, SeenAttachment } from '../structure/policies.ts';
import type { Work } from '../work.ts';
import { policies } from './policies.ts';
import { units } from './units.ts';

const LIMITS = 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html';

/** Policies of one type on one target, AWS's own `FullAWSAccess` included. */
const PER_TARGET: Readonly<Record<GuardrailType, number>> = { SERVICE_CONTROL_POLICY: 10, RESOURCE_CONTROL_POLICY: 5 };

const nameOf = ({ policy, unit }: Attachment): string => `${policy} on ${unit}`;

/** Which policy falls on which unit. Wherever else a policy of ours was attached, it is detached: its content says what it's for. */
export const attachments: Kind<Attachment, SeenAttachment> = {
  kind: 'attachment',
  title: 'attachments of policies',
  permissions: anywhere('organizations:AttachPolicy', 'organizations:DetachPolicy', 'organizations:ListTargetsForPolicy'),
  quotas: [
    { name: 'service control policies on a target', value: PER_TARGET.SERVICE_CONTROL_POLICY, source: LIMITS },
    { name: 'resource control policies on a target', value: PER_TARGET.RESOURCE_CONTROL_POLICY, source: LIMITS },
  ],
  desired: ({ name }) => GUARDRAIL_POLICIES.map((policy) => ({ policy: `${name}-${policy.name}`, unit: `${name}${policy.unit}` })),
  async observe(look) {
    const [seenPolicies, seenUnits] = await Promise.all([look.of(policies), look.of(units)]);
    const paths = new Map(seenUnits.map(({ id, path }) => [id, path]));
    const ours = seenPolicies.filter(({ owner }) => owner === look.desired.project);
    const targets = await inParallel(ours, READS_AT_ONCE, async ({ id, name }) => {
      const found = await pages(async (token) => {
        const answer = await look.call(`call ListTargetsForPolicy ${name}`, () =>
          look.clients.organizations.listTargetsForPolicy({ PolicyId: id, NextToken: token }),
        );
        return { items: answer.Targets, next: answer.NextToken };
      });
      return found.map(({ TargetId = '' }) => ({ policy: name, unit: paths.get(TargetId) ?? TargetId, targetId: TargetId }));
    });
    return targets.flat();
  },
  limits: (desired) => {
    const typeOf = new Map(desired.policies.map(({ name, type }) => [name, type]));
    return desired.units.flatMap(({ path }) =>
      (Object.keys(PER_TARGET) as GuardrailType[]).flatMap((type) => {
        const count = 1 + desired.attachments.filter(({ policy, unit }) => unit === path && typeOf.get(policy) === type).length;
        return count > PER_TARGET[type]
          ? [
              {
                path: 'policies',
                message: `unit ${path} would have ${count} policies of type ${type}; AWS takes ${PER_TARGET[type]} (${LIMITS})`,
              },
            ]
          : [];
      }),
    );
  },
  problems: () => [],
  compare: (desired, observed) =>
    differences<Attachment, SeenAttachment>({ kind: 'attachment', desired: desired.attachments, seen: observed.attachments, name: nameOf }),
  async apply({ name }, { call, clients, desired, ids }) {
    const wanted = desired.attachments.find((attachment) => nameOf(attachment) === name);
    if (wanted === undefined) return;
    await call(
      `call AttachPolicy ${name}`,
      () => clients.organizations.attachPolicy({ PolicyId: ids.policy(wanted.policy), TargetId: ids.unit(wanted.unit) }),
      { expect: ['DuplicatePolicyAttachmentException'] },
    );
  },
  async remove({ name }, { call, clients, ids, observed }: Work) {
    const seen = observed.attachments.find((attachment) => nameOf(attachment) === name);
    if (seen === undefined) return;
    await call(
      `call DetachPolicy ${name}`,
      () => clients.organizations.detachPolicy({ PolicyId: ids.policy(seen.policy), TargetId: seen.targetId }),
      { expect: ['PolicyNotAttachedException', 'PolicyNotFoundException', 'TargetNotFoundException'] },
    );
  },
};
