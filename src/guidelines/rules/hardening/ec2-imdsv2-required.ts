import { type Estate, type Resource, type Ternary, Unknown, type Value, asText, decide, doubt, not, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { noneOf, oneOf } from '../../settings/index.ts';

/** Where each type has the options of the metadata service, and the image. */
const PLACES: ReadonlyMap<string, { readonly options: readonly string[]; readonly image: readonly string[] }> = new Map([
  ['AWS::EC2::Instance', { options: ['MetadataOptions'], image: ['ImageId'] }],
  ['AWS::EC2::LaunchTemplate', { options: ['LaunchTemplateData', 'MetadataOptions'], image: ['LaunchTemplateData', 'ImageId'] }],
  ['AWS::AutoScaling::LaunchConfiguration', { options: ['MetadataOptions'], image: ['ImageId'] }],
  ['AWS::ImageBuilder::InfrastructureConfiguration', { options: ['InstanceMetadataOptions'], image: [] }],
]);

const LAUNCH_TEMPLATES: ReadonlySet<string> = new Set(['AWS::EC2::LaunchTemplate']);

export const ec2Imdsv2Required: Rule = {
  id: 'ec2-imdsv2-required',
  title: 'Instances give their credentials only by version 2 of the metadata service',
  promise: 'G19',
  severity: 'high',
  severityReason:
    'Security Hub rates EC2.8 high: with version 1, one request that a server is talked into making leaks the credentials of its role.',
  layer: 'template',
  why: 'Version 1 answers any plain request from the machine, one that a proxy or a flaw of the application passes on included. Version 2 wants a token first.',
  fix: 'Properties:\n  MetadataOptions:\n    HttpTokens: required\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-8',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-170',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-3',
    // Images of Amazon Linux 2023 require version 2 by themselves.
    'https://docs.aws.amazon.com/linux/al2023/ug/ec2.html',
  ],
  types: [...PLACES.keys()],
  check: eachResource([...PLACES.keys()], judge),
};

function judge(resource: Resource, estate: Estate): Judgement | undefined {
  const { options = [], image = [] } = PLACES.get(resource.type) ?? {};
  const tokens = resource.property(...options, 'HttpTokens');
  const path = ['Properties', ...options, 'HttpTokens'];
  const message = 'Version 1 of the metadata service answers (HttpTokens is optional unless it is said, or the image says so)';
  const fix = `Properties:\n${[...options, 'HttpTokens: required'].map((part, at) => `${'  '.repeat(at + 1)}${part}${at < options.length ? ':' : ''}\n`).join('')}`;
  if (tokens === undefined && resource.type === 'AWS::EC2::Instance') {
    const inherited = byLaunchTemplate(resource, estate);
    if (inherited === 'judged there') return undefined;
    if (inherited !== undefined) return { resource, path, holds: inherited, message, fix };
  }
  const endpoint = resource.property(...options, 'HttpEndpoint');
  const disabled = endpoint === undefined ? false : not(noneOf(['disabled'])(endpoint));
  return { resource, path, holds: or([required(tokens, resource.property(...image)), disabled]), message, fix };
}

function required(tokens: Value | undefined, image: Value | undefined): Ternary {
  return decide(tokens, (known) => (known === undefined ? requiredByImage(image) : oneOf(['required'])(known)));
}

/** Where the image is looked up by a public parameter, the parameter's name says which it is. */
function requiredByImage(image: Value | undefined): boolean {
  const name = image instanceof Unknown ? `${image.why} ${asText(image) ?? ''}` : asText(image);
  return /al2023|amazon-linux-2023/.test(name ?? '');
}

function byLaunchTemplate(resource: Resource, estate: Estate): 'judged there' | Unknown | undefined {
  const template = resource.property('LaunchTemplate');
  if (template === undefined) return undefined;
  if (template instanceof Unknown) return doubt(template);
  const name = resource.property('LaunchTemplate', 'LaunchTemplateId') ?? resource.property('LaunchTemplate', 'LaunchTemplateName');
  if (estate.named(name, resource, LAUNCH_TEMPLATES).length > 0) return 'judged there';
  return new Unknown('the launch template that may say so is elsewhere');
}
