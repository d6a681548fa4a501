import { Annotations, Stack } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as ViewerFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  Signing,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

import { SecurityHeaders } from './security-headers.ts';
import { viewerRequestCode } from './viewer-request.ts';

export interface SiteProps {
  /** Of what CloudFront names across the account: letters, digits and hyphens. */
  readonly name: string;
  /** The environment's domain, which redirects, and the app's below it. */
  readonly bareDomain: string;
  readonly appDomain: string;
  readonly certificate: ICertificate;
  /** Host name of the bucket in its region. */
  readonly bucketDomain: string;
  readonly firewallArn: string;
  /** Origins that the page's scripts may call. */
  readonly callable: readonly string[];
  readonly logBucketArn: string;
}

/** CloudFront in front of the web app's bucket. */
export class Site extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    const bucket = Bucket.fromBucketAttributes(this, 'Files', {
      // Never seen: the origin is reached by the host name, and the bucket's stack writes the policy.
      bucketName: `${props.name}-files`,
      bucketRegionalDomainName: props.bucketDomain,
    });
    const originAccessControl = new S3OriginAccessControl(this, 'OriginAccess', {
      originAccessControlName: props.name,
      signing: Signing.SIGV4_ALWAYS,
    });
    const headers = new SecurityHeaders(this, 'Headers', { name: props.name, callable: props.callable });
    const viewerRequest = new ViewerFunction(this, 'ViewerRequest', {
      functionName: props.name,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(viewerRequestCode(props.bareDomain, props.appDomain)),
      comment: 'Redirects the bare domain and serves the app for its pages',
    });
    this.distribution = new Distribution(this, 'Default', {
      comment: props.appDomain,
      domainNames: [props.appDomain, props.bareDomain],
      certificate: props.certificate,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2025,
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultRootObject: 'index.html',
      webAclId: props.firewallArn,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket, { originAccessControl, originId: 'files' }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        compress: true,
        // Keeps what the objects' own Cache-Control says: hashed files for ever, the page and its configuration not at all.
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers.policy,
        functionAssociations: [{ function: viewerRequest, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
    });
    Annotations.of(this.distribution).acknowledgeWarning(
      '@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac',
      'The stack of the bucket lets the distributions of this account read it.',
    );
    this.#logTo(props.logBucketArn, props.name);
  }

  #logTo(bucketArn: string, name: string): void {
    const { account, partition } = Stack.of(this);
    const source = new CfnDeliverySource(this, 'LogSource', {
      name,
      logType: 'ACCESS_LOGS',
      resourceArn: `arn:${partition}:cloudfront::${account}:distribution/${this.distribution.distributionId}`,
    });
    const destination = new CfnDeliveryDestination(this, 'LogDestination', {
      name,
      destinationResourceArn: `${bucketArn}/distribution`,
      outputFormat: 'json',
    });
    new CfnDelivery(this, 'LogDelivery', {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.attrArn,
      s3SuffixPath: '{yyyy}/{MM}/{dd}',
    }).node.addDependency(source);
  }
}
