import { type Resource, Unknown, at, elements, knownText } from '../../../estate/index.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import type { World } from '../../world.ts';
import { rolesNamed } from './roles.ts';

/**
 * A build that a webhook starts runs what the repository's event brings. Where events of pull requests start it and nobody says whose,
 * strangers run code with its role (CodeBuild User Guide, "Security best practices for webhooks").
 */
export const buildWebhooks: Edge = {
  id: 'build-webhooks',
  title: 'whose pull requests start a build',
  covers: [],
  *find(world) {
    for (const project of world.resources('AWS::CodeBuild::Project')) yield* started(world, project);
  },
};

function* started(world: World, project: Resource): Generator<Passage | Doubt> {
  const hook = project.property('Triggers', 'Webhook');
  if (hook === undefined || /^false$/i.test(knownText(hook) ?? '')) return;
  const ends = endsOf(world, project);
  if (hook instanceof Unknown) {
    for (const to of ends) yield { to, resource: project, path: ['Properties', 'Triggers', 'Webhook'], why: hook.why };
    return;
  }
  const approval = knownText(project.property('Triggers', 'PullRequestBuildPolicy', 'RequiresCommentApproval'));
  if (approval === 'ALL_PULL_REQUESTS' || approval === 'FORK_PULL_REQUESTS') return;
  const groups = elements(project.property('Triggers', 'FilterGroups'));
  const index = groups.findIndex((group) => isOpen(elements(group).flatMap((one) => elements(one))));
  if (groups.length > 0 && index < 0) return;
  const path = groups.length === 0 ? 'Properties.Triggers.Webhook' : `Properties.Triggers.FilterGroups.${index}`;
  const because = [{ policy: 'pull requests of anybody start the build', template: project.template, resource: project.logicalId, path }];
  const address = world.addressOf(project);
  for (const to of ends)
    yield { from: { kind: 'anyone' }, to, step: { kind: 'artifact', action: 'Triggers.Webhook', to: address, because } };
}

const BY_OUTSIDERS = /PULL_REQUEST_(?:CREATED|UPDATED|REOPENED)/;

/** A group is open if it takes events that outsiders can make, and doesn't say whose. */
function isOpen(filters: Parameters<typeof at>[0][]): boolean {
  const events = filters.filter((one) => knownText(at(one, 'Type')) === 'EVENT').map((one) => knownText(at(one, 'Pattern')));
  const isByOutsiders = events.length === 0 || events.some((pattern) => pattern === undefined || BY_OUTSIDERS.test(pattern));
  const isNamed = filters.some((one) => {
    const excludes = /^true$/i.test(knownText(at(one, 'ExcludeMatchedPattern')) ?? '');
    return knownText(at(one, 'Type')) === 'ACTOR_ACCOUNT_ID' && !excludes;
  });
  return isByOutsiders && !isNamed;
}

function endsOf(world: World, project: Resource): readonly Hold[] {
  const account = project.account ?? '';
  if (account === world.target.id) return [{ kind: 'resource', account, ability: 'write', id: world.addressOf(project) }];
  return rolesNamed(world, project.property('ServiceRole'), project);
}
