import { z } from 'zod';

import { REGIONS } from './regions.ts';
import { TIERS } from './tiers.ts';

const NAME = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$/;

/** Letters, digits and single hyphens; bounded so that the longest name that AWS takes from it fits (IAM roles and functions: 64 characters). */
function name(maximum: number, what: string) {
  return z
    .string()
    .regex(NAME, 'lower-case letters, digits and single hyphens, starting with a letter')
    .min(2)
    .max(maximum)
    .describe(`${what}: lower-case letters, digits and hyphens, at most ${maximum} characters`);
}

/** A key of a record: the same rule, as zod reports a bad key at the record's own path. */
const key = (maximum: number) =>
  z.string().regex(NAME, 'lower-case letters, digits and single hyphens, starting with a letter').min(2).max(maximum);

const relativePath = z
  .string()
  .min(1)
  .regex(/^(?!\/)/, 'a path relative to the project file');

const email = z.email().describe('E-mail address of a person in IAM Identity Center');

const cloudWatchRetention = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const integer = (minimum: number, maximum: number, what: string) => z.int().min(minimum).max(maximum).optional().describe(what);

const profileSchema = z
  .strictObject({
    logRetentionDays: z
      .literal([...cloudWatchRetention])
      .optional()
      .describe('Days that logs are kept; one of the values that CloudWatch Logs has'),
    functionMemory: integer(128, 10_240, 'MB of memory of each function'),
    functionTimeout: integer(1, 29, 'Seconds that a function may run behind the API'),
    apiRate: integer(1, 10_000, "Steady requests a second of the API's stage"),
    apiBurst: integer(1, 5_000, "Burst of requests of the API's stage"),
    apiCacheSize: z.enum(['0.5', '1.6', '6.1', '13.5']).optional().describe("GB of the API's response cache"),
    apiCacheSeconds: integer(1, 3_600, 'Seconds that a cached response lives'),
    firewallRate: integer(10, 2_000_000_000, 'Requests of one address in five minutes before the firewall blocks it'),
    recoveryDays: integer(1, 35, 'Days to which a table can be restored'),
    versionDays: integer(1, 3_650, 'Days that replaced and deleted objects are kept'),
    deletionProtection: z.boolean().optional().describe('Tables, pools and stacks refuse to be deleted'),
    deliveries: integer(1, 1_000, 'Deliveries of an event before it goes to the dead-letter queue'),
    consumerConcurrency: integer(2, 1_000, 'Events that a consumer works on at once'),
    alarmErrors: integer(1, 1_000_000, 'Faults in five minutes that raise an alarm'),
    alarmLatency: integer(1, 29_000, 'Milliseconds at the 95th percentile that raise an alarm'),
    alarmEventAge: integer(60, 1_209_600, "Seconds of the oldest waiting event's age that raise an alarm"),
  })
  .describe("Numbers of the tier's profile that this environment overrides");

const environmentSchema = z
  .strictObject({
    tier: z.enum(TIERS).describe('Which profile of numbers the environment has; resources and security are the same in all'),
    email: z.email().max(64).optional().describe("E-mail address of the account, where it doesn't follow from organization.email"),
    network: z
      .string()
      .regex(/^10\.(?:[1-9]|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])\.0\.0\/16$/, 'a /16 between 10.1.0.0/16 and 10.255.0.0/16')
      .optional()
      .describe("The environment's part of the address plan, where it is not to follow from the name"),
    profile: profileSchema.optional(),
  })
  .describe('An environment: an account of its own');

const tableSchema = z
  .strictObject({
    key: z.string().min(1).max(255).describe('Name of the partition key, a string'),
    sortKey: z.string().min(1).max(255).optional().describe('Name of the sort key, a string'),
  })
  .describe('A DynamoDB table');

const consumerSchema = z
  .strictObject({
    on: key(40).describe('The event that it consumes'),
    entry: relativePath.describe("Entry of its function, relative to the service's path"),
  })
  .describe('A function that consumes an event');

const serviceSchema = z
  .strictObject({
    path: relativePath.describe('Folder of the service, relative to the project file'),
    api: relativePath.describe("Entry of the API's function, relative to the path"),
    tables: z.record(key(20), tableSchema).optional().describe('DynamoDB tables by name'),
    buckets: z.array(name(20, 'Name of a bucket')).optional().describe("S3 buckets for the service's own objects"),
    publishes: z.array(name(40, 'Name of an event')).optional().describe('Events that it publishes: a topic each'),
    consumers: z.record(key(20), consumerSchema).optional().describe('Functions that consume events'),
  })
  .describe('A service of the backend, under /<name> of the API');

const serverlessSchema = z.strictObject({
  kind: z.literal('serverless'),
  web: z
    .strictObject({
      path: relativePath.describe('Folder of the web app, relative to the project file'),
      build: z.string().min(1).optional().describe('Shell command that builds it; default `npm run build`'),
      output: relativePath.optional().describe('Folder that the build fills, relative to the path; default `dist`'),
    })
    .describe('The single-page web app'),
  services: z.record(key(15), serviceSchema).describe('Services of the backend by name'),
});

const waiverSchema = z
  .strictObject({
    rule: z.string().min(1).describe('Id of the rule, as `landfall check` shows it'),
    resource: z
      .string()
      .min(1)
      .describe('A logical id, which counts in every account, or <stack>#LogicalId, or <environment>/<stack>#LogicalId'),
    reason: z.string().min(8).describe('Why, for the reviewer and the auditor'),
    expires: z.iso.date().optional().describe('The last day on which it counts, such as 2027-01-31; else it counts until it is removed'),
  })
  .describe('A finding that does not count');

/** The project file's schema. What refers to something else in the file is checked in `cross-checks.ts`. */
export const projectSchema = z
  .strictObject({
    name: name(20, 'Name of the project and prefix of everything that is its own'),
    region: z.enum(REGIONS).describe('Home region'),
    domain: z
      .string()
      .regex(/^(?=.{4,200}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, 'a domain name in lower case, such as example.com')
      .describe('The registered domain; each environment has a zone below it'),
    organization: z
      .strictObject({
        email: z
          .string()
          .regex(
            /^[^@\s]*\{account\}[^@\s]*@[^@\s{}]+\.[^@\s{}]+$/,
            'an address with {account} before the @, such as aws+{account}@example.com',
          )
          .describe("Pattern of the accounts' e-mail addresses; {account} becomes the account's name"),
        access: z
          .strictObject({
            administrators: z.array(email).optional().describe('Operate every environment but production'),
            developers: z.array(email).optional().describe('Read and debug in development'),
          })
          .optional()
          .describe('People, by group of IAM Identity Center'),
        exceptions: z
          .array(
            z.strictObject({
              from: z.enum(['administrators', 'developers']).describe('The group that is let in'),
              to: key(20).describe('The environment'),
              reason: z.string().min(8).describe('Why, for the reviewer and the auditor'),
            }),
          )
          .optional()
          .describe('Access to an environment that the group would not have by itself'),
      })
      .describe('The AWS organization'),
    environments: z.record(key(20), environmentSchema).optional().describe('Environments by name; default dev, uat, prod and playground'),
    architecture: z.discriminatedUnion('kind', [serverlessSchema]).describe('What serverless(…) returns'),
    waivers: z.array(waiverSchema).optional().describe('Findings of the guidelines that somebody has decided to live with'),
    extend: z
      .custom<(stack: unknown, environment: string) => void>((value) => typeof value === 'function', 'a function')
      .optional()
      .describe('Escape hatch: is handed each CDK stack after it was built, and the name of its environment'),
  })
  .meta({ title: "Landfall's project file" });

export type ProjectInput = z.input<typeof projectSchema>;
export type ServerlessInput = Omit<z.input<typeof serverlessSchema>, 'kind'>;
