import type { Edge } from '../../edge.ts';
import { coreNetworks } from './core-networks.ts';
import { endpointServices } from './endpoint-services.ts';
import { lattice } from './lattice.ts';
import { names } from './names.ts';
import { peering } from './peering.ts';
import { privateApis } from './private-apis.ts';
import { privateZones } from './private-zones.ts';
import { records } from './records.ts';
import { resourceShares } from './resource-shares.ts';
import { sharedNetworks } from './shared-networks.ts';
import { transitGateways } from './transit-gateways.ts';
import { vpnConnections } from './vpn-connections.ts';

/** Ways into a network, and whose names are believed. */
export const networkEdges: readonly Edge[] = [
  coreNetworks,
  endpointServices,
  lattice,
  names,
  peering,
  privateApis,
  privateZones,
  records,
  resourceShares,
  sharedNetworks,
  transitGateways,
  vpnConnections,
];
