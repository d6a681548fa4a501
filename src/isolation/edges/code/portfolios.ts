import type { Edge, Hold } from '../../edge.ts';
import { granted } from '../granted.ts';

const ACCEPTED = 'AWS::ServiceCatalog::AcceptedPortfolioShare';
const SHARE = 'AWS::ServiceCatalog::PortfolioShare';

/** Products of Service Catalog that come from another account, and to whom those of the target are given. */
export const portfolios: Edge = {
  id: 'portfolios',
  title: 'whose products of Service Catalog are used',
  covers: [ACCEPTED, SHARE],
  *find(world) {
    for (const accepted of world.resources(ACCEPTED)) {
      const to: Hold = { kind: 'resource', account: accepted.account ?? '', ability: 'use', id: world.addressOf(accepted) };
      // Its id doesn't say whose a portfolio is.
      yield { to, resource: accepted, path: ['Properties', 'PortfolioId'], why: 'nobody can tell whose the portfolio is that it accepts' };
    }
    for (const share of world.resources(SHARE)) {
      const named = world.text(share.property('AccountId')) ?? '<unknown>';
      yield* granted(world, {
        resource: share,
        path: ['Properties', 'AccountId'],
        named: [named],
        kind: 'read',
        ability: 'read',
        action: 'servicecatalog:AcceptPortfolioShare',
      });
    }
  },
};
