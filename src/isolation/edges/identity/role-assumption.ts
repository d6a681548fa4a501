import type { Edge } from '../../edge.ts';
import { assuming, holdOfRole } from './roles.ts';

/**
 * Who may assume a role with credentials of AWS: roles, users and sessions of other accounts, named or by organization, path, tag or pattern;
 * third parties; roles of trusted accounts on the way. Services aren't among them: iam:PassRole gives them roles of one's own account only
 * (IAM User Guide, "Grant a user permissions to pass a role to an AWS service").
 */
export const roleAssumption: Edge = {
  id: 'role-assumption',
  title: 'who may assume a role',
  covers: ['AWS::IAM::Role'],
  *find(world) {
    for (const role of world.resources('AWS::IAM::Role')) {
      const to = holdOfRole(world, role);
      for (const caller of world.callers(assuming(world, role, ['sts:AssumeRole']), { within: true })) {
        if ('why' in caller) {
          yield { ...caller, to };
          continue;
        }
        const { from, action, because } = caller;
        if (from.kind === 'principal' && from.arn === to.arn) continue;
        yield { from, to, step: { kind: 'assume', action, to: to.arn, because } };
      }
    }
  },
};
