import { inParallel, pages } from '../calls.ts';
import { differences } from '../differences.ts';
import { GUARDRAIL_POLICIES } from '../guardrails/guardrails.ts';
import { anywhere, type Kind } from '../kind.ts';
import { READS_AT_ONCE, type Look } from '../look.ts';
import { notOurs, ownerByTag, projectTag } from '../ownership.ts';
import { documentOf, renderPolicy, statementsOf } from '../policy-document.ts';
import type { DesiredPolicy, GuardrailType, SeenPolicy } from '../structure/policies.ts';

const LIMITS = 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html';

/** Characters of a policy as it is sent, by type. Service control policies grew from 5,120 on 15 May 2026; resource control policies didn't. */
const CHARACTERS: Readonly<Record<GuardrailType, number>> = { SERVICE_CONTROL_POLICY: 10_240, RESOURCE_CONTROL_POLICY: 5_120 };

/** Policies of the organization, found by name within our prefix. One that is ours and no longer wanted is deleted. */
export const policies: Kind<DesiredPolicy, SeenPolicy> = {
  kind: 'policy',
  title: 'policies',
  permissions: anywhere(
    'organizations:CreatePolicy',
    'organizations:DeletePolicy',
    'organizations:DescribePolicy',
    'organizations:ListPolicies',
    'organizations:ListTagsForResource',
    'organizations:TagResource',
    'organizations:UpdatePolicy',
  ),
  quotas: [
    { name: 'characters of a service control policy', value: CHARACTERS.SERVICE_CONTROL_POLICY, source: LIMITS },
    { name: 'characters of a resource control policy', value: CHARACTERS.RESOURCE_CONTROL_POLICY, source: LIMITS },
    { name: 'policies of one type', value: 1_000, source: LIMITS },
    {
      name: 'characters of a policy name',
      value: 128,
      source: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html',
    },
    {
      name: 'characters of a policy description',
      value: 512,
      source: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html',
    },
  ],
  desired: ({ name, region }) =>
    GUARDRAIL_POLICIES.map((policy) => {
      const written = policy.guardrails.map(({ why, statement }) => ({ why, statement: statement({ project: name, region }) }));
      return {
        name: `${name}-${policy.name}`,
        type: policy.type,
        description: policy.description,
        content: documentOf(written.map(({ statement }) => statement)),
        reasons: Object.fromEntries(written.map(({ why, statement }) => [statement.Sid, why])),
      };
    }),
  async observe(look) {
    const types = Object.keys(CHARACTERS) as GuardrailType[];
    const listed = (await Promise.all(types.map((type) => listPolicies(look, type)))).flat();
    const wanted = new Set(look.desired.policies.map(({ name }) => name));
    const candidates = listed.filter(({ name }) => wanted.has(name) || name.startsWith(`${look.desired.project}-`));
    const seen = await inParallel(candidates, READS_AT_ONCE, async (policy) => seePolicy(look, policy));
    // Another project's prefix may begin with ours: what we don't want and isn't ours is none of our business.
    return seen.filter(({ name, owner }) => wanted.has(name) || owner === look.desired.project);
  },
  limits: (desired) =>
    desired.policies.flatMap(({ name, type, description, content }) => {
      // The id's longest form (o- and 32 characters) stands for the placeholder.
      const size = renderPolicy(content, `o-${'x'.repeat(32)}`).length;
      return [
        ...(size > CHARACTERS[type]
          ? [{ path: 'policies', message: `policy ${name} has ${size} characters; AWS takes ${CHARACTERS[type]} (${LIMITS})` }]
          : []),
        ...(name.length > 128 || description.length > 512
          ? [{ path: 'policies', message: `policy ${name} has a name of more than 128 or a description of more than 512 characters` }]
          : []),
      ];
    }),
  problems: ({ project }, observed) =>
    observed.policies
      .filter(({ owner }) => owner !== project)
      .map(({ name, owner, id }) => ({
        path: 'policies',
        message: `policy ${name} (${id}) ${notOurs(owner)}`,
        fix: 'Rename that policy, or the project.',
      })),
  compare: (desired, observed) => {
    const organization = observed.organization[0]?.id;
    return differences<DesiredPolicy, SeenPolicy>({
      kind: 'policy',
      desired: desired.policies,
      seen: observed.policies,
      name: ({ name }) => name,
      wanted: ({ type, description, content }) => ({ type, description, ...statementsOf(renderPolicy(content, organization)) }),
      found: ({ type, description, content }) => ({ type, description, ...statementsOf(content) }),
    });
  },
  async apply({ action, name }, { call, clients, desired, ids, observed }) {
    const wanted = desired.policies.find((policy) => policy.name === name);
    if (wanted === undefined) return;
    const Content = renderPolicy(wanted.content, observed.organization[0]?.id);
    const Description = wanted.description;
    if (action === 'update') {
      await call(`call UpdatePolicy ${name}`, () =>
        clients.organizations.updatePolicy({ PolicyId: ids.policy(name), Description, Content }),
      );
      return;
    }
    const { Policy } = await call(`call CreatePolicy ${name}`, () =>
      clients.organizations.createPolicy({ Name: name, Type: wanted.type, Description, Content, Tags: [projectTag(desired.project)] }),
    );
    ids.policies.set(name, Policy?.PolicySummary?.Id ?? '');
  },
  async remove({ name }, { call, clients, ids }) {
    await call(`call DeletePolicy ${name}`, () => clients.organizations.deletePolicy({ PolicyId: ids.policy(name) }), {
      expect: ['PolicyNotFoundException'],
      // Its detachment a moment ago isn't known everywhere at once.
      passing: ['PolicyInUseException'],
    });
  },
};

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly type: GuardrailType;
  readonly description: string;
}

async function listPolicies({ call, clients }: Look, type: GuardrailType): Promise<readonly Listed[]> {
  const all = await pages(async (token) => {
    const { Policies, NextToken } = await call(`call ListPolicies ${type}`, () =>
      clients.organizations.listPolicies({ Filter: type, NextToken: token }),
    );
    return { items: Policies, next: NextToken };
  });
  return all
    .filter(({ AwsManaged }) => AwsManaged !== true)
    .map(({ Id = '', Name = '', Description = '' }) => ({ id: Id, name: Name, description: Description, type }));
}

async function seePolicy({ call, clients, desired }: Look, policy: Listed): Promise<SeenPolicy> {
  const { Tags } = await call(`call ListTagsForResource ${policy.name}`, () =>
    clients.organizations.listTagsForResource({ ResourceId: policy.id }),
  );
  const owner = ownerByTag(Tags);
  if (owner !== desired.project) return { ...policy, owner, content: undefined };
  const { Policy } = await call(`call DescribePolicy ${policy.name}`, () => clients.organizations.describePolicy({ PolicyId: policy.id }));
  return { ...policy, owner, content: Policy?.Content };
}
