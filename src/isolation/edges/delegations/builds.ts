import { type Resource, type ResourcePath, Unknown, knownText } from '../../../estate/index.ts';
import { propertiesOf } from '../../closed-world/properties.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';

/** Where a build leaves something; everything else that it names it takes. */
const LEAVES: ReadonlySet<string | number | undefined> = new Set([
  'Artifacts',
  'SecondaryArtifacts',
  'LogsConfig',
  'Cache',
  'BuildBatchConfig',
]);

/** What a build takes from other accounts, what it leaves there, and whether it shows everybody its logs and artifacts. */
export const builds: Edge = {
  id: 'builds',
  title: 'where builds take from and leave things, and which are public',
  covers: ['AWS::CodeBuild::Project', 'AWS::CodeBuild::ReportGroup', 'AWS::CodeBuild::SourceCredential'],
  *find(world) {
    for (const project of world.resources('AWS::CodeBuild::Project', 'AWS::CodeBuild::ReportGroup')) {
      yield* shown(world, project);
      yield* strangersIn(world, project);
    }
  },
};

function* shown(world: World, project: Resource): Generator<Passage | Doubt> {
  const visibility = project.property('Visibility');
  const to: Hold = { kind: 'resource', account: project.account ?? '', ability: 'read', id: world.addressOf(project) };
  const path = ['Properties', 'Visibility'];
  if (visibility instanceof Unknown) yield { to, resource: project, path, why: visibility.why };
  if (knownText(visibility) !== 'PUBLIC_READ') return;
  const because = [
    { policy: 'everybody sees its logs and artifacts', template: project.template, resource: project.logicalId, path: path.join('.') },
  ];
  yield { from: { kind: 'anyone' }, to, step: { kind: 'read', action: 'Visibility', to: world.addressOf(project), because } };
}

/** A role is of the project's own account, or CodeBuild refuses it; what a variable or a command says is no more than words to it. */
const WORDS: ReadonlySet<string | number> = new Set(['ServiceRole', 'ResourceAccessRole', 'EncryptionKey', 'EnvironmentVariables', 'Name']);

function* strangersIn(world: World, project: Resource): Generator<Passage> {
  for (const { value, path, name } of propertiesOf(project)) {
    const text = world.text(value);
    if (path.some((part) => WORDS.has(part)) || (name === 'BuildSpec' && text?.startsWith('arn:') !== true)) continue;
    const stranger =
      text === undefined
        ? undefined
        : (bucketOwner(world, text) ?? world.accountsIn(value).ids.find((id) => world.standing(id) === 'attacker'));
    if (stranger !== undefined) yield exchanged(world, project, path, stranger);
  }
}

/** The attacker's account that has a bucket of this name, or of the name before a path. */
function bucketOwner(world: World, text: string): string | undefined {
  const name = text.replace(/^arn:aws[\w-]*:s3:::/, '').replace(/\/.*$/, '');
  const bucket = world.estate.resources('AWS::S3::Bucket').find((one) => world.text(one.property('BucketName')) === name);
  return bucket?.account !== undefined && world.standing(bucket.account) === 'attacker' ? bucket.account : undefined;
}

function exchanged(world: World, project: Resource, path: ResourcePath, stranger: string): Passage {
  const leaves = LEAVES.has(path[1]);
  const id = world.addressOf(project);
  const policy = leaves ? `it leaves something in account ${stranger}` : `it takes something from account ${stranger}`;
  const because = [{ policy, template: project.template, resource: project.logicalId, path: path.join('.') }];
  const to: Hold = { kind: 'resource', account: project.account ?? '', ability: leaves ? 'read' : 'write', id };
  return {
    from: wholeAccount(stranger),
    to,
    step: { kind: leaves ? 'read' : 'artifact', action: path.slice(1).join('.'), to: id, because },
  };
}
