import { asText, elements, not, or } from '../../../estate/index.ts';
import { settingRule } from '../../settings/index.ts';

/** Capabilities of Linux by which a container gets out, or to its neighbours. */
const STRONG = new Set([
  'ALL',
  'SYS_ADMIN',
  'SYS_MODULE',
  'SYS_RAWIO',
  'SYS_BOOT',
  'SYS_PTRACE',
  'NET_ADMIN',
  'DAC_READ_SEARCH',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
  'BPF',
]);

export const containerCapabilitiesFew = settingRule({
  id: 'container-capabilities-few',
  title: 'No container gets capabilities that lead out of it',
  promise: 'G19',
  severity: 'high',
  severityReason: 'Each of these is known to lead from the container to its host.',
  layer: 'template',
  why: 'Capabilities are pieces of what root may do. The ones here are as good as all of it.',
  sources: [
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  ],
  settings: {
    'AWS::ECS::TaskDefinition': [
      {
        path: ['ContainerDefinitions', '*', 'LinuxParameters', 'Capabilities', 'Add'],
        holds: (value) => not(or(elements(value).map((one) => STRONG.has((asText(one) ?? '').toUpperCase().replace(/^CAP_/, ''))))),
        fault: 'the container gets capabilities that lead out of it',
        set: '[]',
      },
    ],
  },
});
