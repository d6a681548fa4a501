import { type Resource, Unknown, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::EFS::AccessPoint'];

/** An access point leads into a directory of its own, as a user of its own. */
export const efsAccessPointBounded: Rule = {
  id: 'efs-access-point-bounded',
  title: 'Access points of file systems lead to one directory as one user',
  promise: 'G8',
  severity: 'medium',
  severityReason: 'Whoever mounts it has every application’s files, as whichever user he says he is',
  layer: 'template',
  why: 'An access point without a root directory shows the whole file system; one without a POSIX user believes what the client says, root included.',
  fix: `Properties:
  PosixUser:
    Uid: '1000'
    Gid: '1000'
  RootDirectory:
    Path: /application
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-3',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-4',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function* judge(resource: Resource): Generator<Judgement> {
  const directory = resource.property('RootDirectory', 'Path');
  const isRoot = directory === undefined || knownText(directory) === '/';
  const bounded = directory instanceof Unknown ? new Unknown(directory.why) : !isRoot;
  yield {
    resource,
    path: ['Properties', 'RootDirectory', 'Path'],
    holds: bounded,
    message: 'This access point shows the whole file system',
  };
  const user = resource.property('PosixUser');
  const named = user instanceof Unknown ? new Unknown(user.why) : user !== undefined;
  yield {
    resource,
    path: ['Properties', 'PosixUser'],
    holds: named,
    message: 'Clients say themselves as which user they use this access point',
  };
}
