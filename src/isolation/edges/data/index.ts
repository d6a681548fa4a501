import type { Edge } from '../../edge.ts';
import { accessGrants } from './access-grants.ts';
import { accessPoints } from './access-points.ts';
import { brokers } from './brokers.ts';
import { bucketAcls } from './bucket-acls.ts';
import { buckets } from './buckets.ts';
import { buses, defaultBuses } from './buses.ts';
import { catalogs } from './catalogs.ts';
import { dataShares } from './data-shares.ts';
import { fileSystems } from './file-systems.ts';
import { functions, permissions } from './functions.ts';
import { keys } from './keys.ts';
import { layers } from './layers.ts';
import { logDestinations } from './log-destinations.ts';
import { outward } from './outward.ts';
import { packages } from './packages.ts';
import { parameters } from './parameters.ts';
import { queues } from './queues.ts';
import { repositories } from './repositories.ts';
import { searchDomains } from './search-domains.ts';
import { secrets } from './secrets.ts';
import { sinks } from './sinks.ts';
import { streams } from './streams.ts';
import { tableBuckets } from './table-buckets.ts';
import { tables } from './tables.ts';
import { topics } from './topics.ts';
import { vaults } from './vaults.ts';

/** Who may use what holds or moves data, and to whom it is sent. */
export const dataEdges: readonly Edge[] = [
  accessGrants,
  accessPoints,
  brokers,
  bucketAcls,
  buckets,
  buses,
  defaultBuses,
  catalogs,
  dataShares,
  fileSystems,
  functions,
  keys,
  layers,
  logDestinations,
  outward,
  packages,
  permissions,
  parameters,
  queues,
  repositories,
  searchDomains,
  secrets,
  sinks,
  streams,
  tableBuckets,
  tables,
  topics,
  vaults,
];
