import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';

import type { Input } from '../../assembly/index.ts';
import type { Environment } from '../../project/index.ts';
import type { AccountApp } from '../account-app.ts';
import type { Edge } from '../edge/stack.ts';
import type { Zone } from '../zone/stack.ts';
import { UserPool } from './user-pool.ts';

export interface Identity {
  readonly userPoolId: Input;
  readonly userPoolArn: Input;
  readonly clientId: Input;
}

/**
 * The product's sign-in. It comes after the edge, whose certificate covers its name and whose record for the environment's domain
 * Cognito looks for before it takes a name below it.
 */
export function identityStack(account: AccountApp, environment: Environment, zone: Zone, edge: Edge): Identity {
  const stack = account.stack('identity', `The users of ${account.project.name} and their sign-in`);
  stack.holdsData = true;
  const domain = `auth.${environment.domain}`;
  const users = new UserPool(stack, 'Users', {
    profile: account.profile,
    services: account.project.architecture.services.map((service) => service.name),
    webOrigin: stack.input('WebAddress', { from: 'address', environment: environment.name, address: 'web' }),
    domain,
    certificateArn: stack.input('CertificateArn', edge.certificateArn),
  });
  new CfnRecordSet(stack, 'SignInRecord', {
    hostedZoneId: stack.input('ZoneId', zone.zoneId),
    name: domain,
    type: 'A',
    aliasTarget: { dnsName: users.domain.attrCloudFrontDistribution, hostedZoneId: CloudFrontTarget.CLOUDFRONT_ZONE_ID },
  });
  return {
    userPoolId: stack.publish('UserPoolId', users.pool.ref),
    userPoolArn: stack.publish('UserPoolArn', users.pool.attrArn),
    clientId: stack.publish('UserPoolClientId', users.client.ref),
  };
}
