import { z } from 'zod';

import { ProblemsError } from '../report/index.ts';
import { planAddresses } from './address-plan.ts';
import { crossCheck } from './cross-checks.ts';
import { accountName } from './names.ts';
import { DEFAULT_ENVIRONMENTS, accountEmail, outlineOf } from './outline.ts';
import { formatPath, problemsOf } from './problems.ts';
import type { Environment, Project, ServerlessArchitecture } from './project.ts';
import { projectSchema } from './schema.ts';
import { PROFILES, type Profile } from './tiers.ts';

type Parsed = z.output<typeof projectSchema>;

/**
 * Validates what the project file exports and fills in every default. `root` is the absolute folder of the file.
 * Throws `ProblemsError` with all mistakes at once.
 */
export function resolveProject(input: unknown, root: string): Project {
  const parsed = projectSchema.safeParse(input, { reportInput: true });
  const problems = [...(parsed.success ? [] : problemsOf(parsed.error.issues, input, fieldsAt)), ...crossCheck(outlineOf(input))];
  if (!parsed.success || problems.length > 0) throw new ProblemsError('InvalidProject', 'The project file', problems);
  return freeze(toProject(parsed.data, root));
}

function toProject(parsed: Parsed, root: string): Project {
  const environments = Object.entries<NonNullable<Parsed['environments']>[string]>(parsed.environments ?? DEFAULT_ENVIRONMENTS);
  const addresses = planAddresses(environments.map(([name, { network }]) => ({ name, network })));
  return {
    name: parsed.name,
    region: parsed.region,
    domain: parsed.domain,
    root,
    organization: {
      email: parsed.organization.email,
      access: {
        administrators: parsed.organization.access?.administrators ?? [],
        developers: parsed.organization.access?.developers ?? [],
      },
      exceptions: parsed.organization.exceptions ?? [],
    },
    environments: environments.map(([name, environment]): Environment => {
      const account = accountName(parsed.name, name);
      return {
        name,
        tier: environment.tier,
        profile: { ...PROFILES[environment.tier], ...(environment.profile as Partial<Profile> | undefined) },
        accountName: account,
        email: environment.email ?? accountEmail(parsed.organization.email, account),
        domain: `${name}.${parsed.domain}`,
        network: addresses.get(name) ?? '',
        runsProduct: environment.tier !== 'playground',
      };
    }),
    architecture: toArchitecture(parsed.architecture),
    waivers: (parsed.waivers ?? []).map(({ expires, ...waiver }) => ({ ...waiver, ...(expires === undefined ? {} : { expires }) })),
    ...(parsed.extend === undefined ? {} : { extend: parsed.extend }),
  };
}

function toArchitecture(parsed: Parsed['architecture']): ServerlessArchitecture {
  return {
    kind: 'serverless',
    web: { path: parsed.web.path, build: parsed.web.build ?? 'npm run build', output: parsed.web.output ?? 'dist' },
    services: Object.entries(parsed.services).map(([name, service]) => ({
      name,
      path: service.path,
      api: service.api,
      tables: Object.entries(service.tables ?? {}).map(([table, { key, sortKey }]) => ({
        name: table,
        key,
        ...(sortKey === undefined ? {} : { sortKey }),
      })),
      buckets: service.buckets ?? [],
      publishes: service.publishes ?? [],
      consumers: Object.entries(service.consumers ?? {}).map(([consumer, { on, entry }]) => ({ name: consumer, on, entry })),
    })),
  };
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
}

/** The JSON Schema of the project file, for editors and for the reference. */
export function projectJsonSchema(): JsonSchema & Readonly<Record<string, unknown>> {
  return z.toJSONSchema(projectSchema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema & Readonly<Record<string, unknown>>;
}

/** Fields that the schema has at a path, for a suggestion. */
function fieldsAt(path: readonly PropertyKey[]): readonly string[] {
  const schema = path.reduce<JsonSchema | undefined>((current, part) => {
    if (typeof part === 'number') return current?.items;
    const variant = current?.oneOf?.[0] ?? current?.anyOf?.[0] ?? current;
    const open = variant?.additionalProperties;
    return variant?.properties?.[formatPath([part])] ?? (typeof open === 'object' ? open : undefined);
  }, projectJsonSchema());
  return Object.keys((schema?.oneOf?.[0] ?? schema)?.properties ?? {});
}
