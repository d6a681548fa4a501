import { Unknown, asNumber, decide } from '../../../estate/index.ts';
import { type Reading, type Setting, settingRule } from '../../settings/index.ts';

const LIMIT = 'HttpPutResponseHopLimit';

const atMost =
  (most: number): Reading =>
  (value) =>
    decide(value, (known) => {
      const hops = asNumber(known);
      return hops instanceof Unknown ? hops : hops === undefined || hops <= most;
    });

const hops = (most: number, ...path: readonly string[]): readonly Setting[] => [
  { path: [...path, LIMIT], holds: atMost(most), fault: 'answers of the metadata service travel on from the machine', set: '1' },
];

export const ec2MetadataHopsFew = settingRule({
  id: 'ec2-metadata-hops-few',
  title: 'Answers of the metadata service stay on the machine',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'It takes something on the machine that passes packets on, as a proxy or a network of containers.',
  layer: 'template',
  why: 'Each hop is one more network within the machine, or beyond it, that gets the credentials of its role. One is enough for the machine, two for its containers.',
  sources: [
    'https://docs.aws.amazon.com/config/latest/developerguide/autoscaling-launch-config-hop-limit.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html',
  ],
  settings: {
    'AWS::EC2::Instance': hops(2, 'MetadataOptions'),
    'AWS::EC2::LaunchTemplate': hops(2, 'LaunchTemplateData', 'MetadataOptions'),
    // The check of AWS Config is about these: nobody runs new containers by them.
    'AWS::AutoScaling::LaunchConfiguration': hops(1, 'MetadataOptions'),
    'AWS::ImageBuilder::InfrastructureConfiguration': hops(2, 'InstanceMetadataOptions'),
  },
});
