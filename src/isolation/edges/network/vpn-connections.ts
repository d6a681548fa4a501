import type { Edge } from '../../edge.ts';
import { networkOf } from './grounds.ts';

const CONNECTIONS = ['AWS::EC2::VPNConnection', 'AWS::EC2::VPNGateway', 'AWS::DirectConnect::Connection'] as const;

/** Networks outside AWS that are joined to an account's: who is behind them, no template says. */
export const vpnConnections: Edge = {
  id: 'vpn-connections',
  title: 'what networks outside AWS are joined',
  covers: CONNECTIONS,
  *find(world) {
    for (const connection of world.resources('AWS::EC2::VPNConnection', 'AWS::DirectConnect::Connection')) {
      const to = networkOf(world, connection);
      yield { to, resource: connection, why: 'nobody can tell who is in the network behind it' };
    }
  },
};
