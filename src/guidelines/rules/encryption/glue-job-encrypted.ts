import { isSet } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const glueJobEncrypted = atRest({
  id: 'glue-job-encrypted',
  title: 'Glue jobs, crawlers and development endpoints have a security configuration',
  severity: 'low',
  severityReason: 'What a job writes to S3 is encrypted by S3; logs and bookmarks are not with a key of yours.',
  why: 'Logs, bookmarks and what is written to S3 are encrypted with a key of KMS only where a security configuration says so.',
  sources: [
    'https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html',
    'https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html',
  ],
  settings: {
    'AWS::Glue::Job': [
      { path: ['SecurityConfiguration'], holds: isSet, fault: 'the job has no security configuration', set: '!Ref SecurityConfiguration' },
    ],
    'AWS::Glue::Crawler': [
      {
        path: ['CrawlerSecurityConfiguration'],
        holds: isSet,
        fault: 'the crawler has no security configuration',
        set: '!Ref SecurityConfiguration',
      },
    ],
    'AWS::Glue::DevEndpoint': [
      {
        path: ['SecurityConfiguration'],
        holds: isSet,
        fault: 'the endpoint has no security configuration',
        set: '!Ref SecurityConfiguration',
      },
    ],
  },
});
