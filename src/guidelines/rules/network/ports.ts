import { Unknown, type Value, asNumber, asText, at, knownText } from '../../../estate/index.ts';

/**
 * What a rule lets through. `all`: every port or protocol. `admin`: somebody may sign in to or drive a machine. `data`: a store of data.
 * `web`: what everybody may reach. `other`: any other port.
 */
export type Exposure = 'all' | 'admin' | 'data' | 'web' | 'other';

/** Ports by which a machine is administered; those of EC2.19 among them. */
const ADMIN: ReadonlyMap<number, string> = new Map([
  [22, 'SSH'],
  [23, 'Telnet'],
  [135, 'RPC'],
  [139, 'NetBIOS'],
  [445, 'SMB'],
  [2375, 'Docker'],
  [2376, 'Docker'],
  [3389, 'RDP'],
  [5900, 'VNC'],
  [5985, 'WinRM'],
  [5986, 'WinRM'],
  [10_250, 'kubelet'],
]);

/** Ports of databases, caches, brokers, directories and file systems. */
const DATA: ReadonlyMap<number, string> = new Map([
  [111, 'NFS'],
  [389, 'LDAP'],
  [636, 'LDAP'],
  [1433, 'SQL Server'],
  [1434, 'SQL Server'],
  [1521, 'Oracle'],
  [2049, 'NFS'],
  [2181, 'ZooKeeper'],
  [2483, 'Oracle'],
  [2484, 'Oracle'],
  [3306, 'MySQL'],
  [4333, 'mSQL'],
  [5432, 'PostgreSQL'],
  [5439, 'Redshift'],
  [5601, 'Kibana'],
  [5671, 'AMQP'],
  [5672, 'AMQP'],
  [5984, 'CouchDB'],
  [6379, 'Redis'],
  [7000, 'Cassandra'],
  [7001, 'Cassandra'],
  [7199, 'Cassandra'],
  [8111, 'DAX'],
  [8182, 'Neptune'],
  [9042, 'Cassandra'],
  [9092, 'Kafka'],
  [9094, 'Kafka'],
  [9096, 'Kafka'],
  [9098, 'Kafka'],
  [9160, 'Cassandra'],
  [9200, 'OpenSearch'],
  [9300, 'OpenSearch'],
  [11_211, 'Memcached'],
  [11_214, 'Memcached'],
  [11_215, 'Memcached'],
  [27_017, 'MongoDB'],
  [27_018, 'MongoDB'],
  [27_019, 'MongoDB'],
  [50_000, 'Db2'],
  [61_616, 'ActiveMQ'],
  [61_617, 'ActiveMQ'],
]);

const TCP = new Set(['tcp', '6']);
const UDP = new Set(['udp', '17']);
/** IKE, NAT traversal, OpenVPN and WireGuard: a tunnel's end is met from anywhere, and signs in each peer itself. */
const VPN = new Set([500, 4500, 1194, 51_820]);
/** What EC2.18 authorizes by default. */
const WEB = new Set([80, 443]);

interface Opening {
  readonly exposure: Exposure | Unknown;
  /** In words: `port 22 (SSH)`. */
  readonly words: string;
}

/** What the protocol and the ports of a rule let through; `undefined` for protocols without ports, as ICMP and IPsec's ESP. */
export function openingOf(rule: Value, names: PortNames = GROUP_RULE): Opening | undefined {
  const protocol = at(rule, names.protocol);
  const text = knownText(protocol)?.trim().toLowerCase();
  if (protocol !== undefined && text === undefined)
    return { exposure: new Unknown(protocol instanceof Unknown ? protocol.why : 'the protocol is only partly known'), words: 'some ports' };
  if (text === '-1' || text === 'all' || text === 'any') return { exposure: 'all', words: 'every port of every protocol' };
  if (text !== undefined && !TCP.has(text) && !UDP.has(text)) return undefined;
  const [from, to] = [asNumber(at(rule, ...names.from)), asNumber(at(rule, ...names.to))];
  if (from instanceof Unknown || to instanceof Unknown) return { exposure: unknownPorts(from, to), words: 'some ports' };
  const first = from === undefined || from < 0 ? 0 : from;
  const last = to === undefined ? (from === undefined || from < 0 ? 65_535 : from) : to < 0 ? 65_535 : to;
  return rangeOpening(first, last, text !== undefined && UDP.has(text));
}

/** Where a rule has its protocol and ports. */
export interface PortNames {
  readonly protocol: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

const GROUP_RULE: PortNames = { protocol: 'IpProtocol', from: ['FromPort'], to: ['ToPort'] };

function unknownPorts(from: number | Unknown | undefined, to: number | Unknown | undefined): Unknown {
  const why = from instanceof Unknown ? from.why : to instanceof Unknown ? to.why : '';
  return new Unknown(why);
}

function rangeOpening(first: number, last: number, udp: boolean): Opening {
  if (first <= 1 && last >= 65_535) return { exposure: 'all', words: `every ${udp ? 'UDP' : 'TCP'} port` };
  const words = first === last ? `port ${first}` : `ports ${first} to ${last}`;
  for (const [exposure, table] of [
    ['admin', ADMIN],
    ['data', DATA],
  ] as const) {
    for (const [port, name] of table) {
      if (port >= first && port <= last)
        return { exposure, words: first === last ? `${words} (${name})` : `${words}, with ${port} (${name}) in it,` };
    }
  }
  if (first === last && (WEB.has(first) || (udp && VPN.has(first)))) return { exposure: 'web', words };
  return { exposure: 'other', words };
}

/** How a CIDR block is called in a message. */
export function inWords(cidr: Value | undefined): string {
  return `${asText(cidr) ?? 'a block'} (the internet)`;
}
