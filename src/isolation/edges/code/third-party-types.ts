import type { Edge, Hold } from '../../edge.ts';

const OF_AWS = /^(?:AWS|Alexa|Custom|AMZN)::/;
const ACTIVATION = 'AWS::CloudFormation::TypeActivation';

/** Resource types that aren't AWS's: their handlers run in the account, with a role of it, and who publishes them can change them. */
export const thirdPartyTypes: Edge = {
  id: 'third-party-types',
  title: 'whose resource types are used',
  covers: [ACTIVATION],
  *find(world) {
    for (const resource of world.resources()) {
      const isActivation = resource.type === ACTIVATION;
      if (OF_AWS.test(resource.type) && !isActivation) continue;
      const name = isActivation ? (world.text(resource.property('TypeName') ?? resource.property('PublicTypeArn')) ?? '…') : resource.type;
      if (isActivation && /(?:^|\/)AWS(?:::|-)/.test(name)) continue;
      const to: Hold = { kind: 'resource', account: resource.account ?? '', ability: 'use', id: world.addressOf(resource) };
      yield { to, resource, why: `nobody can tell who publishes the type ${name}, whose handler runs in the account` };
    }
  },
};
