import type { Edge } from '../../edge.ts';
import { granted } from '../granted.ts';

const ABILITIES = ['read', 'write'] as const;

/** To whom a grant of S3 Access Grants gives what is below a prefix: a role, a user, or somebody of a directory. */
export const accessGrants: Edge = {
  id: 'access-grants',
  title: 'to whom a place in a bucket is granted',
  covers: ['AWS::S3::AccessGrant', 'AWS::S3::AccessGrantsLocation', 'AWS::S3::AccessGrantsInstance'],
  *find(world) {
    for (const grant of world.resources('AWS::S3::AccessGrant')) {
      const permission = world.text(grant.property('Permission')) ?? 'READWRITE';
      const grantee = world.text(grant.property('Grantee', 'GranteeIdentifier')) ?? '<unknown>';
      const isOfDirectory = world.text(grant.property('Grantee', 'GranteeType')) !== 'IAM';
      for (const ability of ABILITIES) {
        if (!permission.toLowerCase().includes(ability) && !permission.includes('<')) continue;
        yield* granted(world, {
          resource: grant,
          path: ['Properties', 'Grantee'],
          // Whoever is in the directory may be somebody of another account as well: that can't be told.
          named: [isOfDirectory ? `${grantee} of the directory` : grantee],
          kind: ability,
          ability,
          action: 's3:GetDataAccess',
        });
      }
    }
  },
};
