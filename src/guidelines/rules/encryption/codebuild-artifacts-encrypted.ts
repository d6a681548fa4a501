import { not } from '../../../estate/index.ts';
import { type Setting, off, oneOf } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

function artifacts(...path: readonly string[]): Setting {
  const type = path.at(-1) === '*' ? ['Type'] : [...path, 'Type'];
  return {
    path: [...path, 'EncryptionDisabled'],
    holds: off,
    fault: "artifacts of the build aren't encrypted",
    set: 'false',
    concerns: ({ beside }) => not(oneOf(['NO_ARTIFACTS'])(beside(...type))),
  };
}

export const codebuildArtifactsEncrypted = atRest({
  id: 'codebuild-artifacts-encrypted',
  title: 'Artifacts, logs and reports of CodeBuild are encrypted',
  severity: 'medium',
  why: 'CodeBuild encrypts what it writes to S3 by itself. Switched off, artifacts, logs and reports lie there without the key that bounds who reads them.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-3',
    'https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html',
  ],
  settings: {
    'AWS::CodeBuild::Project': [
      artifacts('Artifacts'),
      artifacts('SecondaryArtifacts', '*'),
      { path: ['LogsConfig', 'S3Logs', 'EncryptionDisabled'], holds: off, fault: "logs of the build aren't encrypted", set: 'false' },
    ],
    'AWS::CodeBuild::ReportGroup': [
      {
        path: ['ExportConfig', 'S3Destination', 'EncryptionDisabled'],
        holds: off,
        fault: "exported reports aren't encrypted",
        set: 'false',
      },
    ],
  },
});
