import { BasePathMapping, DomainName, EndpointAccessMode, EndpointType, SecurityPolicy } from 'aws-cdk-lib/aws-apigateway';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { ApiGatewayDomain } from 'aws-cdk-lib/aws-route53-targets';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';

import { stackName } from '../../project/index.ts';
import type { Environment } from '../../project/index.ts';
import type { AccountApp } from '../account-app.ts';
import type { Baseline } from '../baseline/stack.ts';
import type { Compute } from '../compute/stack.ts';
import { Firewall } from '../firewall/firewall.ts';
import type { Identity } from '../identity/stack.ts';
import { pascalCase } from '../logical-id.ts';
import type { Zone } from '../zone/stack.ts';
import { ServiceApi } from './rest-api.ts';

export interface Api {
  readonly stack: string;
  readonly name: string;
}

/** The API under its own name, with the firewall that also guards the sign-in. */
export function apiStack(
  account: AccountApp,
  environment: Environment,
  { baseline, zone, identity, compute }: { baseline: Baseline; zone: Zone; identity: Identity; compute: Compute },
): Api {
  const { project, profile } = account;
  const name = `${project.name}-${environment.name}`;
  const stack = account.stack('api', `The API of ${project.name}`);
  stack.needsDelegation = true;
  stack.need(stackName(project.name, 'management', 'delegation'));
  const keyArn = stack.input('KeyArn', baseline.keyArn);
  const userPoolArn = stack.input('UserPoolArn', identity.userPoolArn);

  const { api } = new ServiceApi(stack, 'Api', {
    name,
    profile,
    keyArn,
    userPoolArn,
    webOrigin: stack.input('WebAddress', { from: 'address', environment: environment.name, address: 'web' }),
    aliases: new Map([...compute.apis].map(([service, alias]) => [service, stack.input(pascalCase(`${service}-alias`), alias)])),
    revision: environment.domain,
  });

  const domainName = `api.${environment.domain}`;
  const zoneRef = HostedZone.fromHostedZoneAttributes(stack, 'HostedZone', {
    hostedZoneId: stack.input('ZoneId', zone.zoneId),
    zoneName: environment.domain,
  });
  const domain = new DomainName(stack, 'Name', {
    domainName,
    certificate: new Certificate(stack, 'Certificate', { domainName, validation: CertificateValidation.fromDns(zoneRef) }),
    endpointType: EndpointType.REGIONAL,
    securityPolicy: SecurityPolicy.TLS13_1_2_PFS_PQ_2025_09,
    endpointAccessMode: EndpointAccessMode.STRICT,
  });
  new BasePathMapping(stack, 'Mapping', { domainName: domain, restApi: api, stage: api.deploymentStage });
  const target = RecordTarget.fromAlias(new ApiGatewayDomain(domain));
  new ARecord(stack, 'Record', { zone: zoneRef, recordName: domainName, target });

  const firewall = new Firewall(stack, 'Firewall', { name: `${name}-api`, scope: 'REGIONAL', profile, keyArn });
  for (const [id, resourceArn] of [
    ['GuardApi', api.deploymentStage.stageArn],
    ['GuardSignIn', userPoolArn],
  ] as const) {
    new CfnWebACLAssociation(stack, id, { webAclArn: firewall.arn, resourceArn });
  }
  stack.publish('ApiId', api.restApiId);
  return { stack: stack.stackName, name };
}
