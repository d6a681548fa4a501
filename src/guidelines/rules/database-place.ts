import { type Ternary, and, not, startsWith } from '../../estate/index.ts';
import { type Place, isSet } from '../settings/index.ts';

/** An RDS instance that is no member of a cluster: the cluster decides of storage, backups and deletion for its members. */
export function standalone({ beside }: Place): Ternary {
  return and([not(isSet(beside('DBClusterIdentifier'))), not(startsWith(beside('Engine'), 'aurora'))]);
}

/** No copy of another instance either: a replica can be made again from its source. */
export function standaloneSource(place: Place): Ternary {
  return and([
    standalone(place),
    not(isSet(place.beside('SourceDBInstanceIdentifier'))),
    not(isSet(place.beside('SourceDBClusterIdentifier'))),
  ]);
}
