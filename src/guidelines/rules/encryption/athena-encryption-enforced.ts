import { isSet, on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const athenaEncryptionEnforced = atRest({
  id: 'athena-encryption-enforced',
  title: 'Clients of an Athena workgroup cannot choose other encryption than it',
  severity: 'low',
  why:
    'A workgroup that says how results are encrypted, but lets clients override it, says nothing: a client names another place and another key. ' +
    'Results without any setting are encrypted by S3, so a workgroup without one gives no finding.',
  sources: [
    'https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html',
    // Why a workgroup without a setting of its own is no fault any more: the control Athena.1 was retired.
    'https://docs.aws.amazon.com/securityhub/latest/userguide/athena-controls.html#athena-1',
  ],
  settings: {
    'AWS::Athena::WorkGroup': [
      {
        path: ['WorkGroupConfiguration', 'EnforceWorkGroupConfiguration'],
        holds: on(true),
        fault: "clients may override the workgroup's encryption",
        set: 'true',
        concerns: ({ beside }) => isSet(beside('WorkGroupConfiguration', 'ResultConfiguration', 'EncryptionConfiguration')),
      },
    ],
  },
});
