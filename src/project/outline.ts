import { accountName } from './names.ts';
import type { Service } from './project.ts';
import type { Tier } from './tiers.ts';

export const DEFAULT_ENVIRONMENTS: Readonly<Record<string, { readonly tier: Tier }>> = {
  dev: { tier: 'development' },
  uat: { tier: 'acceptance' },
  prod: { tier: 'production' },
  playground: { tier: 'playground' },
};

export function accountEmail(pattern: string, account: string): string {
  return pattern.replace('{account}', account);
}

/** What one place of a project file can say of another: as much of it as is there, however wrong the rest is. */
export interface Outline {
  readonly name: string;
  readonly environments: readonly { readonly name: string; readonly email: string; readonly network: string | undefined }[];
  readonly exceptions: readonly { readonly to: string }[];
  readonly services: readonly Service[];
}

/** Reads the outline of anything, so that wrong references are reported together with wrong values. */
export function outlineOf(input: unknown): Outline {
  const project = record(input);
  const organization = record(project['organization']);
  const name = text(project['name']) ?? '';
  const pattern = text(organization['email']) ?? '{account}';
  return {
    name,
    environments: Object.entries(record(project['environments'] ?? DEFAULT_ENVIRONMENTS)).map(([environment, settings]) => ({
      name: environment,
      email:
        text(record(settings)['email']) ??
        accountEmail(pattern.includes('{account}') ? pattern : '{account}', accountName(name, environment)),
      network: text(record(settings)['network']),
    })),
    exceptions: array(organization['exceptions']).flatMap((exception) => {
      const to = text(record(exception)['to']);
      return to === undefined ? [] : [{ to }];
    }),
    services: Object.entries(record(record(project['architecture'])['services'])).map(([service, settings]) =>
      outlineOfService(service, record(settings)),
    ),
  };
}

function outlineOfService(name: string, settings: Readonly<Record<string, unknown>>): Service {
  return {
    name,
    path: text(settings['path']) ?? '',
    api: text(settings['api']) ?? '',
    tables: [],
    buckets: [],
    publishes: array(settings['publishes']).flatMap((event) => text(event) ?? []),
    consumers: Object.entries(record(settings['consumers'])).flatMap(([consumer, value]) => {
      const on = text(record(value)['on']);
      return on === undefined ? [] : [{ name: consumer, on, entry: text(record(value)['entry']) ?? '' }];
    }),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
