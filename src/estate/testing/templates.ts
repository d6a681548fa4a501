import type { Estate, EstateDescription, Resource, Value } from '../index.ts';
import { assembled, checkedEstate } from '../load/load-estate.ts';
import { estateOfTemplates } from '../load/load-templates.ts';
import { parseTemplate } from '../template/parse.ts';

type Sections = Readonly<Record<string, unknown>>;

/** An estate of one template, given as an object or as text. */
export function estateOf(template: Sections | string): Estate {
  return estateOfTemplates([{ path: 'template', text: typeof template === 'string' ? template : JSON.stringify(template) }]);
}

/** The resource of an estate with a logical id; the first, if stacks share it. */
export function resourceOf(estate: Estate, logicalId: string): Resource {
  const found = estate.resources().find((resource) => resource.logicalId === logicalId);
  if (found === undefined) throw new Error(`there is no ${logicalId}`);
  return found;
}

/** What a value comes to in a template with these sections; undefined when it isn't there. In an account and region, with a stack name. */
export function resolvedIn(sections: Sections, value: unknown, parameters: Readonly<Record<string, string>> = {}): Value | undefined {
  const template = {
    ...sections,
    Resources: { ...(sections['Resources'] as object), Probe: { Type: 'Test::Probe', Properties: { Value: value } } },
  };
  return resourceOf(estateOfStacks([{ name: 'data', template, parameters }]), 'Probe').property('Value');
}

/** An estate of a description and its templates by path, as objects. */
export function estateOfSources(
  description: EstateDescription,
  templates: readonly (readonly [path: string, template: Sections])[],
): Estate {
  return assembled(description, new Map(templates.map(([path, template]) => [path, parseTemplate(path, JSON.stringify(template))])));
}

export interface TestStack {
  readonly name: string;
  readonly account?: string;
  readonly region?: string;
  readonly template: Sections;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<
    Record<string, { readonly stack: string; readonly output: string; readonly account?: string; readonly region?: string }>
  >;
}

/** An estate of stacks, in account 222222222222 and eu-central-1 unless they say otherwise. */
export function estateOfStacks(stacks: readonly TestStack[]): Estate {
  const accounts = [...new Set(stacks.map(({ account = '222222222222' }) => account))];
  const description = checkedEstate({
    version: 1,
    accounts: accounts.map((id) => ({
      id,
      stacks: stacks
        .filter(({ account = '222222222222' }) => account === id)
        .map(({ name, region = 'eu-central-1', parameters = {}, inputs = {} }) => ({
          name,
          region,
          template: pathOf(id, region, name),
          parameters,
          inputs,
        })),
    })),
  });
  const sources = stacks.map(({ name, account = '222222222222', region = 'eu-central-1', template }) => {
    const path = pathOf(account, region, name);
    return [path, parseTemplate(path, JSON.stringify(template))] as const;
  });
  return assembled(description, new Map(sources));
}

const pathOf = (account: string, region: string, name: string) => `${account}/${region}/${name}.json`;
