import { type Estate, type Resource, asText } from '../../estate/index.ts';
import type { Layer } from '../rule.ts';
import { ENCRYPTED_ALREADY } from '../rules/encryption/encrypted-already.ts';
import { type PromiseControl, counted } from './control.ts';
import { CONFIG_RULES, HELD_BY_AWS } from './held-by-aws.ts';

/** What AWS itself does for the resources that there are, and what runs or notices because a resource is there. */
export function awsControls(estate: Estate, layer: Extract<Layer, 'runtime' | 'detection'>): readonly PromiseControl[] {
  const of = (types: readonly string[]) => (types.length === 0 ? [] : estate.resources(...types));
  const held = HELD_BY_AWS.filter((entry) => entry.layer === layer).flatMap(({ promise, name, does, source, types }) =>
    reaching({ promise, name, does, source }, of(types)),
  );
  return layer === 'runtime' ? [...encrypted(of), ...held, ...bounded(estate)] : [...held, ...configRules(estate)];
}

function reaching(control: Omit<PromiseControl, 'reach'>, resources: readonly Resource[]): readonly PromiseControl[] {
  return resources.length === 0 ? [] : [{ ...control, reach: counted(resources.length, 'resource') }];
}

function encrypted(of: (types: readonly string[]) => readonly Resource[]): readonly PromiseControl[] {
  return ENCRYPTED_ALREADY.filter(({ notAtRest }) => notAtRest !== true).flatMap(({ because, source, types }) => {
    const resources = of(types);
    const names = [...new Set(resources.map(({ type }) => type))].toSorted().join(', ');
    return reaching({ promise: 'G2', name: names, does: sentence(because), source }, resources);
  });
}

function bounded(estate: Estate): readonly PromiseControl[] {
  const roles = estate.resources('AWS::IAM::Role', 'AWS::IAM::User').filter((principal) => estate.boundaryOf(principal) !== undefined);
  return reaching(
    {
      promise: 'G8',
      name: 'Permissions boundaries',
      does: 'a principal can do no more than its boundary allows, whatever is attached to it',
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    },
    roles,
  );
}

function configRules(estate: Estate): readonly PromiseControl[] {
  const rules = estate.resources('AWS::Config::ConfigRule', 'AWS::Config::OrganizationConfigRule');
  return CONFIG_RULES.flatMap(([pattern, promise]) =>
    reaching(
      {
        promise,
        name: 'AWS Config',
        does: 'its rules look at what is there all the time',
        source: 'https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config.html',
      },
      rules.filter((rule) => pattern.test(identifierOf(rule))),
    ),
  );
}

function identifierOf(rule: Resource): string {
  const own = asText(rule.property('Source', 'SourceIdentifier'));
  const organization = asText(rule.property('OrganizationManagedRuleMetadata', 'RuleIdentifier'));
  return (typeof own === 'string' ? own : typeof organization === 'string' ? organization : '').toUpperCase();
}

function sentence(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`.replace(/\.$/, '').replace(/^s3 /, 'S3 ');
}
