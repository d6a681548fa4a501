import { accountName, PROFILES, type AccessGroup, type Environment, type Project, type Tier } from '../../project/index.ts';

export interface ProjectShape {
  readonly name: string;
  readonly environments?: Readonly<Record<string, Tier>>;
  readonly access?: Partial<Record<AccessGroup, readonly string[]>>;
  readonly exceptions?: Project['organization']['exceptions'];
}

const ENVIRONMENTS: Readonly<Record<string, Tier>> = {
  dev: 'development',
  uat: 'acceptance',
  prod: 'production',
  playground: 'playground',
};

/** A project as the loader would give it, as far as the account structure reads it. */
export function projectOf({ name, environments = ENVIRONMENTS, access = {}, exceptions = [] }: ProjectShape): Project {
  const domain = `${name}.example`;
  return {
    name,
    region: 'eu-central-1',
    domain,
    root: '/nowhere',
    organization: {
      email: `aws+{account}@${domain}`,
      access: { administrators: access.administrators ?? [`ada@${domain}`], developers: access.developers ?? [`dev@${domain}`] },
      exceptions,
    },
    environments: Object.entries(environments).map(([key, tier], index): Environment => ({
      name: key,
      tier,
      profile: PROFILES[tier],
      accountName: accountName(name, key),
      email: `aws+${name}-${key}@${domain}`,
      domain: `${key}.${domain}`,
      network: `10.${index + 1}.0.0/16`,
      runsProduct: tier !== 'playground',
    })),
    waivers: [],
    architecture: { kind: 'serverless', web: { path: 'web', build: 'true', output: 'dist' }, services: [] },
  };
}
