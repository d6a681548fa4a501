import { PROFILES } from '../../project/index.ts';
import type { Environment, Project, Tier } from '../../project/index.ts';

function environment(project: string, domain: string, name: string, tier: Tier, index: number): Environment {
  return {
    name,
    tier,
    profile: PROFILES[tier],
    accountName: `${project}-${name}`,
    email: `aws+${project}-${name}@${domain}`,
    domain: `${name}.${domain}`,
    network: `10.${index}.0.0/16`,
    runsProduct: tier !== 'playground',
  };
}

/** One service with everything that a service can have, in every tier. */
export const PIER: Project = {
  name: 'pier',
  region: 'eu-central-1',
  domain: 'pier.example',
  root: '/projects/pier',
  organization: { email: 'aws+{account}@pier.example', access: { administrators: [], developers: [] }, exceptions: [] },
  environments: (
    [
      ['dev', 'development'],
      ['uat', 'acceptance'],
      ['prod', 'production'],
      ['playground', 'playground'],
    ] as const
  ).map(([name, tier], index) => environment('pier', 'pier.example', name, tier, index)),
  waivers: [],
  architecture: {
    kind: 'serverless',
    web: { path: './web', build: 'npm run build', output: 'dist' },
    services: [
      {
        name: 'berths',
        path: './services/berths',
        api: 'src/api.ts',
        tables: [{ name: 'berths', key: 'id' }],
        buckets: ['documents'],
        publishes: ['berth-taken'],
        consumers: [{ name: 'bill', on: 'berth-taken', entry: 'src/bill.ts' }],
      },
    ],
  },
};

/** Another product altogether: two services, one without state, two consumers of one event, and a home where the edge is too. */
export const ORCHARD: Project = {
  name: 'orchard-9',
  region: 'us-east-1',
  domain: 'orchard.example',
  root: '/projects/orchard',
  organization: { email: '{account}@orchard.example', access: { administrators: [], developers: [] }, exceptions: [] },
  environments: [
    environment('orchard-9', 'orchard.example', 'test', 'development', 0),
    environment('orchard-9', 'orchard.example', 'live', 'production', 1),
  ],
  waivers: [],
  architecture: {
    kind: 'serverless',
    web: { path: './app', build: 'make', output: 'out' },
    services: [
      {
        name: 'harvest',
        path: './harvest',
        api: 'index.ts',
        tables: [
          { name: 'trees', key: 'row', sortKey: 'number' },
          { name: 'fruit-kinds', key: 'kind' },
        ],
        buckets: [],
        publishes: ['picked', 'row-finished'],
        consumers: [{ name: 'weigh', on: 'picked', entry: 'weigh.ts' }],
      },
      {
        name: 'mail',
        path: './mail',
        api: 'index.ts',
        tables: [],
        buckets: [],
        publishes: [],
        consumers: [{ name: 'tell', on: 'picked', entry: 'tell.ts' }],
      },
    ],
  },
};
