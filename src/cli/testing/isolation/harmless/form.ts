import type { Draft, Json } from '../draft.ts';
import type { Harmless } from '../mutation.ts';

const CAPABILITIES = [
  'baseline',
  'zone',
  'web',
  'edge',
  'identity',
  'sign-in',
  'data',
  'events',
  'compute',
  'api',
  'observability',
] as const;

/** A template with a logical id, and everything that refers to it, under another name. */
function renamed(template: Json, from: string, to: string): Json {
  const text = JSON.stringify(template)
    .replaceAll(`"${from}"`, `"${to}"`)
    .replaceAll(`"${from}.`, `"${to}.`)
    .replaceAll(`\${${from}}`, `\${${to}}`)
    .replaceAll(`\${${from}.`, `\${${to}.`);
  return JSON.parse(text);
}

const rewrite = (draft: Draft, account: string, capability: string, change: (template: Json) => Json) => {
  const template = draft.template(account, capability);
  const changed = change(structuredClone(template));
  for (const key of Object.keys(template)) delete template[key];
  Object.assign(template, changed);
};

function everywhere(value: Json, change: (map: Json) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) change(value);
  for (const entry of Object.values(value)) everywhere(entry, change);
}

const RENAMED: readonly (readonly [capability: string, id: string])[] = [
  ['baseline', 'Key'],
  ['baseline', 'Artifacts'],
  ['baseline', 'ReleaseRole'],
  ['data', 'OrdersOrdersTable'],
  ['data', 'OrdersReceiptsBucket'],
  ['events', 'OrderPlacedTopic'],
  ['events', 'OrdersConfirmQueue'],
  ['compute', 'OrdersApi'],
  ['compute', 'OrdersConfirmRole'],
  ['web', 'WebFiles'],
  ['zone', 'Zone'],
];

const renames = RENAMED.map(([capability, id]): Harmless => ({
  title: `${id} of ${capability} is renamed with all that refers to it`,
  change: (draft) => rewrite(draft, 'prod', capability, (template) => renamed(template, id, `${id}Renamed`)),
}));

const orders = CAPABILITIES.map((capability): Harmless => ({
  title: `resources, statements and actions of ${capability} come in another order`,
  change: (draft) =>
    rewrite(draft, 'prod', capability, (template) => {
      everywhere(template, (map) => {
        for (const name of ['Statement', 'Action', 'NotAction']) if (Array.isArray(map[name])) map[name].reverse();
      });
      return { ...template, Resources: Object.fromEntries(Object.entries(template.Resources).toReversed()) };
    }),
}));

const descriptions: readonly Harmless[] = [
  {
    title: 'everything that can be tagged is',
    change: (draft) => {
      for (const [capability, id] of RENAMED) {
        if (capability !== 'zone') draft.resource('prod', capability, id).Properties.Tags = [{ Key: 'team', Value: draft.id('dev') }];
      }
    },
  },
  {
    title: 'templates have other descriptions and metadata',
    change: (draft) => {
      for (const capability of CAPABILITIES)
        Object.assign(draft.template('prod', capability), { Description: 'of dev', Metadata: { by: draft.id('dev') } });
    },
  },
  {
    title: 'templates have more outputs',
    change: (draft) => {
      draft.template('prod', 'baseline').Outputs.Extra = { Value: { 'Fn::GetAtt': ['Key', 'Arn'] }, Export: { Name: 'key-of-prod' } };
      draft.template('prod', 'data').Outputs.Extra = { Value: { Ref: 'OrdersOrdersTable' } };
    },
  },
  {
    title: 'a template has parameters and conditions that nobody uses',
    change: (draft) =>
      Object.assign(draft.template('prod', 'web'), {
        Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
        Mappings: { A: { b: { c: 'd' } } },
      }),
  },
  {
    title: 'accounts, stacks, policies and access come in another order',
    change: ({ description }) => {
      description.accounts.reverse();
      for (const account of description.accounts) account.stacks?.reverse();
      description.organization.policies.reverse();
      description.access.reverse();
      description.exceptions.reverse();
    },
  },
  {
    title: 'policies are text, and single values no lists',
    change: (draft) => {
      const { Properties } = draft.resource('prod', 'observability', 'AlarmsPolicy');
      Properties.PolicyDocument = {
        'Fn::Sub': JSON.stringify(Properties.PolicyDocument)
          .replaceAll('{"Ref":"Alarms"}', '"${Alarms}"')
          .replaceAll('{"Ref":"AWS::AccountId"}', '"${AWS::AccountId}"')
          .replaceAll(/\{"Fn::Join":\["",\["([^"]*)",[^,]*,"([^"]*)"\]\]\}/g, `"$1${'$'}{AWS::AccountId}$2"`),
      };
    },
  },
  { title: 'an account is called something else', change: (draft) => void (draft.account('dev').name = 'sandbox') },
  { title: 'all accounts exist', change: ({ description }) => description.accounts.forEach((account: Json) => delete account.planned) },
  {
    title: 'accounts are said to be complete',
    change: ({ description }) => description.accounts.forEach((account: Json) => (account.complete = true)),
  },
];

/** The same in another form. */
export const otherForms: readonly Harmless[] = [...renames, ...orders, ...descriptions];
