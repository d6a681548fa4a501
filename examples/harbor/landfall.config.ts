import { defineProject, serverless } from 'landfall';

export default defineProject({
  name: 'harbor',
  region: 'eu-central-1',
  domain: 'harbor.example',
  organization: {
    email: 'aws+{account}@harbor.example',
    access: {
      administrators: ['ada@harbor.example'],
      developers: ['dev@harbor.example'],
    },
    exceptions: [
      { from: 'administrators', to: 'uat', reason: 'the same people take care of what is about to go to prod' },
      { from: 'administrators', to: 'prod', reason: 'on-call administration' },
    ],
  },
  environments: {
    dev: { tier: 'development' },
    uat: { tier: 'acceptance' },
    prod: { tier: 'production' },
    playground: { tier: 'playground' },
  },
  architecture: serverless({
    web: { path: '../../starters/web', build: 'npm run build', output: 'dist' },
    services: {
      orders: {
        path: '../../starters/serverless',
        api: 'src/api.ts',
        // A user's orders lie together, in the order of their age; no read can reach another's.
        tables: { orders: { key: 'owner', sortKey: 'id' } },
        buckets: ['receipts'],
        publishes: ['order-placed'],
        consumers: { confirm: { on: 'order-placed', entry: 'src/confirm.ts' } },
      },
    },
  }),
});
