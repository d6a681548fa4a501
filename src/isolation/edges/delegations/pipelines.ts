import { type Resource, type ResourcePath, Unknown, type Value, at, elements } from '../../../estate/index.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { roleHold } from './roles.ts';

/**
 * A pipeline does what its sources say, with the roles of its actions. Whoever owns a source, the bucket that artifacts pass through, or an
 * action's role in between, supplies what it deploys; who may change the pipeline uses its roles.
 */
export const pipelines: Edge = {
  id: 'pipelines',
  title: 'whose sources, artifacts and roles a pipeline uses',
  covers: ['AWS::CodePipeline::Pipeline'],
  *find(world) {
    for (const pipeline of world.resources('AWS::CodePipeline::Pipeline')) {
      const gains = gainsOf(world, pipeline);
      for (const { account, path, what } of suppliers(world, pipeline)) {
        const from: Hold = wholeAccount(account);
        const because = [{ policy: what, template: pipeline.template, resource: pipeline.logicalId, path: path.join('.') }];
        for (const to of gains) {
          yield { from, to, step: { kind: 'artifact', action: path.slice(1).join('.'), to: world.addressOf(pipeline), because } };
        }
      }
      yield* throughSources(world, pipeline, gains);
      yield* changed(world, pipeline, gains);
      for (const path of openSources(pipeline)) {
        yield {
          resource: pipeline,
          path,
          to: wholeAccount(pipeline.account ?? ''),
          why: 'whose the source of the pipeline is depends on what nobody has said',
        };
      }
    }
  },
};

/** What the pipeline can do: its own account's role, and the roles of its actions wherever they are. */
function gainsOf(world: World, pipeline: Resource): readonly Hold[] {
  const account = pipeline.account ?? '';
  const roles = [pipeline.property('RoleArn'), ...actionsOf(pipeline).map(({ action }) => at(action, 'RoleArn'))];
  const holds = roles.flatMap((role) => roleHold(world, role) ?? []);
  const worthy = holds.filter((hold) => world.standing(hold.account) !== 'attacker');
  return account === world.target.id ? [{ kind: 'resource', account, ability: 'write', id: world.addressOf(pipeline) }] : worthy;
}

interface Supplier {
  readonly account: string;
  readonly path: ResourcePath;
  readonly what: string;
}

function* suppliers(world: World, pipeline: Resource): Generator<Supplier> {
  for (const { action, path } of actionsOf(pipeline)) {
    const role = attackerIn(world, at(action, 'RoleArn'));
    if (role !== undefined) yield { account: role, path: [...path, 'RoleArn'], what: `the pipeline acts as a role of account ${role}` };
    const configuration = at(action, 'Configuration');
    const category = world.text(at(action, 'ActionTypeId', 'Category'));
    if (category === 'Source') {
      for (const name of ['S3Bucket', 'RepositoryName', 'ImageURI']) {
        const owner = ownerOf(world, at(configuration, name));
        if (owner !== undefined)
          yield { account: owner, path: [...path, 'Configuration', name], what: `its source is in account ${owner}` };
      }
    }
    for (const name of ['FunctionName', 'ProjectName']) {
      const owner = attackerIn(world, at(configuration, name));
      if (owner !== undefined) yield { account: owner, path: [...path, 'Configuration', name], what: `an action runs in account ${owner}` };
    }
  }
  for (const [location, path] of storesOf(pipeline)) {
    const owner = ownerOf(world, location);
    if (owner !== undefined) yield { account: owner, path, what: `its artifacts pass through account ${owner}` };
  }
}

/** Who can write into a source, or into the bucket of artifacts, of the target or of a trusted account. */
function* throughSources(world: World, pipeline: Resource, gains: readonly Hold[]): Generator<Passage> {
  const own = new Set(['AWS::S3::Bucket', 'AWS::CodeCommit::Repository', 'AWS::ECR::Repository']);
  const values: readonly (readonly [Value | undefined, ResourcePath])[] = [
    ...actionsOf(pipeline).flatMap(({ action, path }) =>
      world.text(at(action, 'ActionTypeId', 'Category')) === 'Source'
        ? ['S3Bucket', 'RepositoryName'].map((name) => [at(action, 'Configuration', name), [...path, 'Configuration', name]] as const)
        : [],
    ),
    ...storesOf(pipeline),
  ];
  for (const [value, path] of values) {
    if (value === undefined) continue;
    for (const source of world.estate.named(value, pipeline, own)) {
      const account = source.account ?? '';
      const standing = world.standing(account);
      if (standing !== 'trusted' && standing !== 'target') continue;
      const from: Hold = { kind: 'resource', account, ability: 'write', id: world.addressOf(source) };
      const because = [
        { policy: 'what it takes to deploy', template: pipeline.template, resource: pipeline.logicalId, path: path.join('.') },
      ];
      for (const to of gains)
        yield { from, to, step: { kind: 'artifact', action: path.slice(1).join('.'), to: world.addressOf(pipeline), because } };
    }
  }
}

function storesOf(pipeline: Resource): readonly (readonly [Value | undefined, ResourcePath])[] {
  return [
    [pipeline.property('ArtifactStore', 'Location'), ['Properties', 'ArtifactStore', 'Location']],
    ...elements(pipeline.property('ArtifactStores')).map(
      (store, index) =>
        [at(store, 'ArtifactStore', 'Location'), ['Properties', 'ArtifactStores', index, 'ArtifactStore', 'Location']] as const,
    ),
  ];
}

/** The attacker's account whose bucket, repository or image a name means, if the estate or the name itself tells. */
function ownerOf(world: World, value: Value | undefined): string | undefined {
  const named = attackerIn(world, value);
  if (named !== undefined) return named;
  const text = world.text(value);
  if (text === undefined || text.includes('<unknown>')) return undefined;
  const bucket = world.estate.resources('AWS::S3::Bucket').find((one) => world.text(one.property('BucketName')) === text);
  return bucket?.account !== undefined && world.standing(bucket.account) === 'attacker' ? bucket.account : undefined;
}

function attackerIn(world: World, value: Value | undefined): string | undefined {
  return value === undefined ? undefined : world.accountsIn(value).ids.find((id) => world.standing(id) === 'attacker');
}

function actionsOf(pipeline: Resource): readonly { readonly action: Value; readonly path: ResourcePath }[] {
  return elements(pipeline.property('Stages')).flatMap((stage, stageIndex) =>
    elements(at(stage, 'Actions')).map((action, index) => ({ action, path: ['Properties', 'Stages', stageIndex, 'Actions', index] })),
  );
}

/** Roles of actions that a parameter gives: they may be of any account. */
function openSources(pipeline: Resource): readonly ResourcePath[] {
  return actionsOf(pipeline).flatMap(({ action, path }) => {
    const role = at(action, 'RoleArn');
    return role instanceof Unknown && role.origin?.kind === 'parameter' ? [[...path, 'RoleArn']] : [];
  });
}

function* changed(world: World, pipeline: Resource, gains: readonly Hold[]): Generator<Passage | Doubt> {
  const arn = world.addressOf(pipeline);
  for (const caller of world.callers({
    actions: ['codepipeline:UpdatePipeline'],
    arn,
    account: pipeline.account ?? '',
    resource: pipeline,
  })) {
    for (const to of gains) {
      if ('why' in caller) yield { ...caller, to };
      else yield { from: caller.from, to, step: { kind: 'update', action: caller.action, to: arn, because: caller.because } };
    }
  }
}
