import { Stack } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ARecord, AaaaRecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';

import type { Input } from '../../assembly/index.ts';
import { EDGE_REGION, stackName } from '../../project/index.ts';
import type { Environment } from '../../project/index.ts';
import type { AccountApp } from '../account-app.ts';
import type { EnvironmentBaseline } from '../baseline/stack.ts';
import { Firewall } from '../firewall/firewall.ts';
import { CustomerKey } from '../key/customer-key.ts';
import { pascalCase } from '../logical-id.ts';
import { releasePermission } from '../role/release-permission.ts';
import type { Web } from '../web/stack.ts';
import type { Zone } from '../zone/stack.ts';
import { Site } from './site.ts';

export interface Edge {
  readonly stack: string;
  /** Of a certificate that also covers the sign-in pages. */
  readonly certificateArn: Input;
}

/** What CloudFront demands in us-east-1: its certificate, its firewall; and the distribution with its names beside them. */
export function edgeStack(account: AccountApp, environment: Environment, baseline: EnvironmentBaseline, zone: Zone, web: Web): Edge {
  const { project, profile } = account;
  const stack = account.stack('edge', `The web app's way in: certificate, firewall, CloudFront`, EDGE_REGION);
  stack.needsDelegation = true;
  stack.need(stackName(project.name, 'management', 'delegation'));
  const name = `${project.name}-${environment.name}`;
  const bareDomain = environment.domain;
  const appDomain = `app.${bareDomain}`;
  const address = (kind: 'api' | 'signIn'): Input => ({ from: 'address', environment: environment.name, address: kind });

  const hostedZone = HostedZone.fromHostedZoneAttributes(stack, 'HostedZone', {
    hostedZoneId: stack.input('ZoneId', zone.zoneId),
    zoneName: bareDomain,
  });
  const certificate = new Certificate(stack, 'Certificate', {
    domainName: appDomain,
    subjectAlternativeNames: [bareDomain, `auth.${bareDomain}`],
    validation: CertificateValidation.fromDns(hostedZone),
  });
  // Keys don't leave their region, and this is the one thing here that is encrypted with one.
  const key = new CustomerKey(stack, 'Key', {
    alias: `${name}-edge`,
    description: `Encrypts the firewall's log of ${name}`,
    deletionProtection: profile.deletionProtection,
    servesEvents: false,
  });
  const firewall = new Firewall(stack, 'Firewall', { name: `${name}-web`, scope: 'CLOUDFRONT', profile, keyArn: key.arn });
  const { distribution } = new Site(stack, 'Site', {
    name,
    bareDomain,
    appDomain,
    certificate,
    bucketDomain: stack.input('BucketDomain', web.bucketDomain),
    firewallArn: firewall.arn,
    callable: [stack.input('ApiAddress', address('api')), stack.input('SignInAddress', address('signIn'))],
    logBucketArn: stack.input('LogBucketArn', baseline.logBucketArn),
  });
  const target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
  for (const recordName of [appDomain, bareDomain]) {
    const label = recordName === appDomain ? 'app' : 'bare';
    new ARecord(stack, pascalCase(`${label}-record`), { zone: hostedZone, recordName, target });
    new AaaaRecord(stack, pascalCase(`${label}-record-6`), { zone: hostedZone, recordName, target });
  }
  const { account: id, partition } = Stack.of(distribution);
  releasePermission(stack, 'ReleaseEdge', project.name, [
    new PolicyStatement({
      sid: 'RefreshFiles',
      actions: ['cloudfront:CreateInvalidation'],
      resources: [`arn:${partition}:cloudfront::${id}:distribution/${distribution.distributionId}`],
    }),
  ]);
  stack.publish('DistributionId', distribution.distributionId);
  stack.publish('DistributionDomain', distribution.distributionDomainName);
  return { stack: stack.stackName, certificateArn: stack.publish('CertificateArn', certificate.certificateArn) };
}
