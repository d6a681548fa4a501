import { factsOf } from './facts/facts.ts';
import type { World } from './world.ts';

/** What a proof takes for granted: said aloud with every answer, as nothing of it can be seen in templates. */
export function assumptionsOf(world: World): readonly string[] {
  const { estate, target, trusted } = world;
  const ours = [target, ...trusted];
  const shown = (ids: readonly string[]) => (ids.length === 0 ? 'none' : ids.join(', '));
  const listed = ours.filter(({ id }) => estate.account(id) !== undefined);
  const unlisted = ours.filter(({ id }) => estate.account(id) === undefined).map(({ id }) => id);
  const complete = listed.filter(({ complete: isComplete }) => isComplete !== false).map(({ id }) => id);
  const planned = ours.filter(({ planned: isPlanned }) => isPlanned === true).map(({ id }) => id);
  const { organization } = estate;
  const hasRootSessions = factsOf(world, 'root-sessions').some(({ fact }) => !fact.enabled);
  return [
    `The estate holds everything that is in these accounts: ${shown(complete)}. What was made there by hand, by other tools or by other stacks isn't seen.`,
    ...(unlisted.length === 0 ? [] : [`The management account ${shown(unlisted)} isn’t in the estate: nobody is taken to get into it.`]),
    `Attackers are anyone on the internet and these accounts, each with root: ${shown(world.attackers)}.`,
    `Nobody but their owners has the root credentials of ${shown(ours.map(({ id }) => id))}, the mailboxes of these roots, their telephone numbers and support contacts.`,
    'Domains stay with their owner: the registrar’s account, the zones above those of the estate, and certificates that other authorities issue are not looked at.',
    'Who signs in is who he is: the directory of Identity Center, its administrators, multi-factor devices and the machines of people are not looked at, but for who is in two groups.',
    'Repositories, reviews and the runners of pipelines outside AWS are their owners’; only their federation into the estate is judged, and runners that facts tell of.',
    'Code, images and data of the target do what they should: what a function does with what it is sent isn’t judged.',
    'AWS keeps its services, its hardware and its service-linked roles to what it documents.',
    'A service works with a role only for who may pass it: iam:PassRole passes roles of one’s own account, so no other account has a service use a role of the target.',
    organization === undefined
      ? 'Nothing is said of an organization: no service or resource control policy counts, and a policy that trusts an organization trusts every attacker.'
      : `The organization is as it is written: its policies are attached where they are listed, a level at which no service control policy is listed forbids nothing, and all features are on.`,
    ...(organization === undefined
      ? []
      : ['An account of the organization has OrganizationAccountAccessRole, as Organizations makes it, unless a template says otherwise.']),
    ...(hasRootSessions ? ['Root sessions of members are switched off, as a fact says.'] : []),
    'Roles of a CDK bootstrap that no template holds are those that `landfall up` makes: they trust their own account only.',
    ...(planned.length === 0 ? [] : [`These accounts don't exist yet and stand under placeholder ids: ${shown(planned)}.`]),
    'Facts that no template shows (grants of keys, shares, runners, snapshots, root sessions, delegation policies) are those that the estate lists.',
  ];
}
