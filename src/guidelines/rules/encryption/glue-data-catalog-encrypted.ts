import { noneOf, on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

const SETTINGS = 'DataCatalogEncryptionSettings';

export const glueDataCatalogEncrypted = atRest({
  id: 'glue-data-catalog-encrypted',
  title: 'The Glue Data Catalog and its connection passwords are encrypted',
  severity: 'medium',
  why: 'The catalog describes every data set, and its connections hold passwords of databases. Neither is encrypted with a key of KMS unless it is asked for.',
  sources: [
    'https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html',
    'https://docs.aws.amazon.com/glue/latest/dg/encrypt-connection-passwords.html',
  ],
  settings: {
    'AWS::Glue::DataCatalogEncryptionSettings': [
      {
        path: [SETTINGS, 'EncryptionAtRest', 'CatalogEncryptionMode'],
        holds: (value) => (value === undefined ? false : noneOf(['DISABLED'])(value)),
        fault: "the catalog isn't encrypted",
        set: 'SSE-KMS',
      },
      {
        path: [SETTINGS, 'ConnectionPasswordEncryption', 'ReturnConnectionPasswordEncrypted'],
        holds: on(),
        fault: "passwords of connections aren't encrypted",
        set: 'true',
        fix: `Properties:\n  ${SETTINGS}:\n    ConnectionPasswordEncryption:\n      ReturnConnectionPasswordEncrypted: true\n      KmsKeyId: !GetAtt Key.Arn\n`,
      },
    ],
  },
});
