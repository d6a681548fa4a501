import type { Rule } from '../../rule.ts';
import { ec2GroupAdminPortsClosed } from './ec2-group-admin-ports-closed.ts';
import { ec2GroupAllPortsClosed } from './ec2-group-all-ports-closed.ts';
import { ec2GroupDataPortsClosed } from './ec2-group-data-ports-closed.ts';
import { ec2GroupOnlyWebPortsOpen } from './ec2-group-only-web-ports-open.ts';

export const networkRules: readonly Rule[] = [
  ec2GroupAllPortsClosed,
  ec2GroupAdminPortsClosed,
  ec2GroupDataPortsClosed,
  ec2GroupOnlyWebPortsOpen,
];
