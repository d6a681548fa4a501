import { CfnManagedLoginBranding, CfnUserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';

import type { Environment } from '../../project/index.ts';
import type { AccountApp } from '../account-app.ts';
import type { Edge } from '../edge/stack.ts';
import type { Identity } from '../identity/stack.ts';
import type { Zone } from '../zone/stack.ts';

/**
 * The sign-in pages under their name. Apart from the users, so that what needs these doesn't wait for CloudFront; and after the edge, whose
 * certificate covers the name and whose record for the environment's domain Cognito looks for before it takes a name below it.
 */
export function signInStack(account: AccountApp, environment: Environment, zone: Zone, edge: Edge, identity: Identity): void {
  const stack = account.stack('sign-in', `The sign-in pages of ${account.project.name}`);
  const userPoolId = stack.input('UserPoolId', identity.userPoolId);
  const name = `auth.${environment.domain}`;
  const domain = new CfnUserPoolDomain(stack, 'Pages', {
    userPoolId,
    domain: name,
    customDomainConfig: { certificateArn: stack.input('CertificateArn', edge.certificateArn), securityPolicy: 'TLS_V1_2_2021' },
    managedLoginVersion: 2,
  });
  new CfnManagedLoginBranding(stack, 'Style', {
    userPoolId,
    clientId: stack.input('UserPoolClientId', identity.clientId),
    useCognitoProvidedValues: true, // Without a style of its own a client has no pages.
  }).addResourceDependency(domain);
  new CfnRecordSet(stack, 'Record', {
    hostedZoneId: stack.input('ZoneId', zone.zoneId),
    name,
    type: 'A',
    aliasTarget: { dnsName: domain.attrCloudFrontDistribution, hostedZoneId: CloudFrontTarget.CLOUDFRONT_ZONE_ID },
  });
}
