import { type EstateDescription, type Estate, checkedEstate } from '../../estate/index.ts';
import { estateOfSources } from '../../estate/testing/templates.ts';

/** Accounts of a sketch, by name. `prod` is the target. */
export const ACCOUNTS = {
  management: { id: '111111111111', tier: 'management' },
  dev: { id: '222222222222', tier: 'development' },
  shared: { id: '333333333333', tier: 'shared' },
  prod: { id: '444444444444', tier: 'production' },
  uat: { id: '555555555555', tier: 'acceptance' },
  network: { id: '666666666666', tier: 'network' },
  security: { id: '777777777777', tier: 'security' },
  logs: { id: '888888888888', tier: 'log-archive' },
} as const;

export type AccountName = keyof typeof ACCOUNTS;

/** An account outside the estate, to be named in policies. */
export const STRANGER = '999999999999';
export const ORGANIZATION = 'o-exampleorg';
export const REGION = 'eu-central-1';

type Resources = Readonly<Record<string, object>>;
type Policy = NonNullable<NonNullable<EstateDescription['organization']>['policies']>[number];

/**
 * A small estate: the resources of each account, in a stack `app` with the template `<name>/app.json`. Accounts that aren't named have no
 * stack. There is an organization with SCPs that allow everything, unless it says otherwise.
 */
export interface Sketch extends Partial<Record<AccountName, Resources>> {
  /** Attached at the root unless they have targets. Units are `ou-workloads` (dev, uat, prod) and the root for all else. */
  readonly scps?: readonly SketchedPolicy[];
  readonly rcps?: readonly SketchedPolicy[];
  readonly organization?: Partial<NonNullable<EstateDescription['organization']>> | null;
  readonly access?: EstateDescription['access'];
  readonly exceptions?: EstateDescription['exceptions'];
  readonly facts?: EstateDescription['facts'];
  /** Parameters of each template, as CloudFormation writes them. */
  readonly parameters?: Readonly<Record<string, object>>;
  /** Values of parameters of an account's stack that come from the outputs of others. */
  readonly inputs?: Partial<
    Record<AccountName, Readonly<Record<string, { readonly stack: string; readonly output: string; readonly account: string }>>>
  >;
  /** Values of an account's outputs. */
  readonly outputs?: Partial<Record<AccountName, Readonly<Record<string, unknown>>>>;
  readonly incomplete?: readonly AccountName[];
}

interface SketchedPolicy {
  readonly name?: string;
  readonly targets?: readonly string[];
  readonly statements: readonly object[];
}

export function policy(...Statement: readonly object[]): object {
  return { Version: '2012-10-17', Statement };
}

/** A role with a trust policy. */
export function role(trust: readonly object[], more: object = {}): object {
  return { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: policy(...trust), ...more } };
}

/** A statement of a trust policy. */
export function trusts(Principal: unknown, Condition?: object, Action: string | readonly string[] = 'sts:AssumeRole'): object {
  return { Effect: 'Allow', Principal, Action, ...(Condition === undefined ? {} : { Condition }) };
}

export function estateOfSketch(sketch: Sketch): Estate {
  const names = Object.keys(ACCOUNTS) as AccountName[];
  const description = checkedEstate({
    version: 1,
    ...(sketch.organization === null ? {} : { organization: organizationOf(sketch) }),
    accounts: names.map((name) => ({
      id: ACCOUNTS[name].id,
      name,
      tier: ACCOUNTS[name].tier,
      ...(sketch.organization === null ? {} : { unit: ['dev', 'uat', 'prod'].includes(name) ? 'ou-workloads' : 'r-root' }),
      ...(sketch.incomplete?.includes(name) === true ? { complete: false } : {}),
      ...(sketch[name] === undefined
        ? {}
        : {
            stacks: [
              {
                name: 'app',
                region: REGION,
                template: `${name}/app.json`,
                ...(sketch.inputs?.[name] === undefined ? {} : { inputs: sketch.inputs[name] }),
              },
            ],
          }),
    })),
    ...(sketch.access === undefined ? {} : { access: sketch.access }),
    ...(sketch.exceptions === undefined ? {} : { exceptions: sketch.exceptions }),
    ...(sketch.facts === undefined ? {} : { facts: sketch.facts }),
  });
  const templates = names.flatMap((name) => {
    const Resources = sketch[name];
    return Resources === undefined ? [] : [[`${name}/app.json`, { ...sectionsOf(sketch, name), Resources }] as const];
  });
  return estateOfSources(description, templates);
}

function sectionsOf({ parameters = {}, inputs, outputs }: Sketch, name: AccountName) {
  const bound = Object.keys(inputs?.[name] ?? {}).map((parameter) => [parameter, { Type: 'String' }] as const);
  const Outputs = Object.fromEntries(Object.entries(outputs?.[name] ?? {}).map(([output, Value]) => [output, { Value }]));
  return { Parameters: { ...parameters, ...Object.fromEntries(bound) }, Outputs };
}

function organizationOf({ scps, rcps, organization }: Sketch): EstateDescription['organization'] {
  const everything = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
  const accounts = Object.values(ACCOUNTS).map(({ id }) => id);
  const full: Policy = {
    name: 'FullAWSAccess',
    type: 'SERVICE_CONTROL_POLICY',
    targets: ['r-root', 'ou-workloads', ...accounts],
    content: everything,
  };
  const named = (type: string) =>
    function made({ name, targets = ['r-root'], statements }: SketchedPolicy, index: number): Policy {
      return { name: name ?? `${type.toLowerCase()}-${index}`, type, targets, content: policy(...statements) };
    };
  return {
    id: ORGANIZATION,
    managementAccount: ACCOUNTS.management.id,
    root: 'r-root',
    units: [{ id: 'ou-workloads', name: 'Workloads', parent: 'r-root' }],
    policies: [full, ...(scps ?? []).map(named('SERVICE_CONTROL_POLICY')), ...(rcps ?? []).map(named('RESOURCE_CONTROL_POLICY'))],
    ...organization,
  };
}
