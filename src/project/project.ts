import type { Profile, Tier } from './tiers.ts';

/** A validated project with every default filled in. Plain data, frozen, but for `extend`. */
export interface Project {
  /** Lower-case letters, digits and hyphens; the prefix of everything that is ours. */
  readonly name: string;
  /** Home region, such as `eu-central-1`. Certificates of CloudFront are in us-east-1 besides. */
  readonly region: string;
  /** The apex that is registered, such as `harbor.example`. */
  readonly domain: string;
  /** Absolute folder of the project file; the paths of the architecture are relative to it. */
  readonly root: string;
  readonly organization: OrganizationSettings;
  /** In the order of the file. */
  readonly environments: readonly Environment[];
  readonly architecture: ServerlessArchitecture;
  readonly waivers: readonly GuidelineWaiver[];
  /** Escape hatch: is handed each CDK stack after it was built. */
  readonly extend?: ((stack: unknown, environment: string) => void) | undefined;
}

export interface OrganizationSettings {
  /** E-mail pattern with `{account}`, such as `aws+{account}@harbor.example`. */
  readonly email: string;
  /** Group → e-mail addresses of its members. */
  readonly access: Readonly<Record<AccessGroup, readonly string[]>>;
  readonly exceptions: readonly AccessException[];
}

export type AccessGroup = 'administrators' | 'developers';

/** Access that would otherwise not be given: a group's to an environment of another tier. */
export interface AccessException {
  readonly from: AccessGroup;
  /** An environment's name. */
  readonly to: string;
  readonly reason: string;
}

/** A finding of the guidelines that somebody has decided to live with. */
export interface GuidelineWaiver {
  readonly rule: string;
  /** A logical id, or `<stack>#LogicalId`, or `<environment>/<stack>#LogicalId`. */
  readonly resource: string;
  readonly reason: string;
  /** The last day on which it counts, such as 2027-01-31. */
  readonly expires?: string;
}

export interface Environment {
  /** As in the project file: `dev`. Its account's key. */
  readonly name: string;
  readonly tier: Tier;
  readonly profile: Profile;
  /** `<project>-<environment>`. */
  readonly accountName: string;
  readonly email: string;
  /** `<environment>.<domain>`: its own delegated zone. */
  readonly domain: string;
  /** Its part of the address plan, a /16 in CIDR notation; no two environments overlap. */
  readonly network: string;
  /** A playground gets its baseline only. */
  readonly runsProduct: boolean;
}

export interface ServerlessArchitecture {
  readonly kind: 'serverless';
  readonly web: WebApp;
  readonly services: readonly Service[];
}

export interface WebApp {
  /** Relative to the project's root. */
  readonly path: string;
  /** A shell command run in `path`. */
  readonly build: string;
  /** The folder that the build fills, relative to `path`. */
  readonly output: string;
}

export interface Service {
  readonly name: string;
  /** Relative to the project's root. */
  readonly path: string;
  /** Entry of the API's function, relative to `path`. */
  readonly api: string;
  readonly tables: readonly Table[];
  /** Names of buckets for the service's own objects. */
  readonly buckets: readonly string[];
  /** Names of events: a topic each. */
  readonly publishes: readonly string[];
  readonly consumers: readonly Consumer[];
}

export interface Table {
  readonly name: string;
  /** Name of the partition key, a string. */
  readonly key: string;
  readonly sortKey?: string;
}

export interface Consumer {
  readonly name: string;
  /** The event that it consumes. */
  readonly on: string;
  /** Entry of its function, relative to the service's path. */
  readonly entry: string;
}

/** One Lambda function of the product. */
export interface FunctionEntry {
  /** `<service>-api` or `<service>-<consumer>`; also the archive's name. */
  readonly name: string;
  readonly service: string;
  readonly role: 'api' | 'consumer';
  /** Source file, relative to the project's root. */
  readonly source: string;
}

/** Every function that the architecture has, in the order of the file. */
export function functionsOf({ services }: Pick<ServerlessArchitecture, 'services'>): readonly FunctionEntry[] {
  return services.flatMap((service) => [
    { name: `${service.name}-api`, service: service.name, role: 'api' as const, source: `${service.path}/${service.api}` },
    ...service.consumers.map((consumer) => ({
      name: `${service.name}-${consumer.name}`,
      service: service.name,
      role: 'consumer' as const,
      source: `${service.path}/${consumer.entry}`,
    })),
  ]);
}
