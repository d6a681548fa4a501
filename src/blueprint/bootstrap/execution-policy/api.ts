import type { StatementText } from '../statement.ts';

/** REST APIs and their domains. */
export const API: readonly StatementText[] = [
  {
    sid: 'Apis',
    actions: ['apigateway:DELETE', 'apigateway:GET', 'apigateway:PATCH', 'apigateway:POST', 'apigateway:PUT'],
    resources: [
      'apigateway:{region}::/account',
      'apigateway:{region}::/domainnames*',
      'apigateway:{region}::/restapis*',
      'apigateway:{region}::/tags/*',
    ],
  },
];
