import { not } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { below, isText, itemsOf } from '../../settings/index.ts';

const TOPIC = 'AWS::SNS::Topic';
const SUBSCRIPTION = 'AWS::SNS::Subscription';

export const snsSubscriptionHttps: Rule = {
  id: 'sns-subscription-https',
  title: 'Topics deliver messages over HTTPS, never over HTTP',
  promise: 'G3',
  severity: 'medium',
  severityReason: 'Every message goes over the internet as it is.',
  layer: 'template',
  why: 'A subscription with the protocol http sends each message to its endpoint without encryption.',
  fix: 'Properties:\n  Protocol: https\n  Endpoint: https://receiver.example.com/',
  sources: ['https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html'],
  types: [TOPIC, SUBSCRIPTION],
  check: eachResource([TOPIC, SUBSCRIPTION], (resource) => {
    const all = resource.type === TOPIC ? itemsOf(resource, 'Subscription') : [[resource.properties, ['Properties']] as const];
    return all.map(([subscription, at]) => {
      const [protocol, path] = below(subscription, at, 'Protocol');
      return { resource, path, holds: not(isText(protocol, /^http$/i)), message: 'Messages are delivered over plain HTTP.' };
    });
  }),
};
