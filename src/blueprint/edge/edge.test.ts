import { runInNewContext } from 'node:vm';

import { beforeAll, describe, expect, it } from 'vitest';

import { PIER } from '../testing/projects.ts';
import { onlyResource, resourcesOf, stackOf, synthesized } from '../testing/synthesized.ts';
import type { SynthesizedStack } from '../testing/synthesized.ts';
import { viewerRequestCode } from './viewer-request.ts';

let edge: SynthesizedStack;
let web: SynthesizedStack;
beforeAll(async () => {
  const stacks = await synthesized(PIER);
  edge = stackOf(stacks, 'dev', 'edge');
  web = stackOf(stacks, 'dev', 'web');
}, 60_000);

describe('the distribution', () => {
  it('answers to the app’s name and the bare domain, over a TLS of today', () => {
    const { DistributionConfig: config } = onlyResource(edge, 'AWS::CloudFront::Distribution');
    expect(config.Aliases).toEqual(['app.dev.pier.example', 'dev.pier.example']);
    expect(config.ViewerCertificate).toMatchObject({ MinimumProtocolVersion: 'TLSv1.2_2025', SslSupportMethod: 'sni-only' });
    expect(config.HttpVersion).toBe('http2and3');
    expect(config.WebACLId).toEqual({ 'Fn::GetAtt': ['Firewall', 'Arn'] });
    expect(config.DefaultCacheBehavior).toMatchObject({ Compress: true, ViewerProtocolPolicy: 'redirect-to-https' });
    expect(
      resourcesOf(edge, 'AWS::Route53::RecordSet').map(
        ([, { Properties }]) => `${String(Properties?.['Type'])} ${String(Properties?.['Name'])}`,
      ),
    ).toEqual(['A app.dev.pier.example.', 'AAAA app.dev.pier.example.', 'A dev.pier.example.', 'AAAA dev.pier.example.']);
  });

  it('reads the private bucket in the home region, signed', () => {
    const { DistributionConfig: config } = onlyResource(edge, 'AWS::CloudFront::Distribution');
    expect(config.Origins).toEqual([
      expect.objectContaining({ DomainName: { Ref: 'BucketDomain' }, OriginAccessControlId: { 'Fn::GetAtt': ['SiteOriginAccess', 'Id'] } }),
    ]);
    expect(onlyResource(edge, 'AWS::CloudFront::OriginAccessControl').OriginAccessControlConfig).toMatchObject({
      SigningBehavior: 'always',
    });
    expect(edge.inputs['BucketDomain']).toEqual({ from: 'output', stack: web.name, output: 'BucketDomain' });
    const policy = JSON.stringify(onlyResource(web, 'AWS::S3::BucketPolicy'));
    expect(policy).toContain('"Service":"cloudfront.amazonaws.com"');
    expect(policy).toContain(':distribution/*');
  });

  it('sends its log to the account’s log bucket', () => {
    expect(JSON.stringify(onlyResource(edge, 'AWS::Logs::DeliverySource').ResourceArn)).toContain('{"Ref":"Site"}');
    expect(JSON.stringify(onlyResource(edge, 'AWS::Logs::DeliveryDestination').DestinationResourceArn)).toContain('{"Ref":"LogBucketArn"}');
  });

  it('has a certificate for its names and the sign-in’s, proven in the environment’s own zone', () => {
    const certificate = onlyResource(edge, 'AWS::CertificateManager::Certificate');
    expect([certificate.DomainName, ...certificate.SubjectAlternativeNames]).toEqual([
      'app.dev.pier.example',
      'dev.pier.example',
      'auth.dev.pier.example',
    ]);
    for (const option of certificate.DomainValidationOptions) expect(option.HostedZoneId).toEqual({ Ref: 'ZoneId' });
  });
});

describe('the page', () => {
  it('may call its API and sign-in, whatever their addresses are, and run its own scripts only', () => {
    const headers = onlyResource(edge, 'AWS::CloudFront::ResponseHeadersPolicy').ResponseHeadersPolicyConfig.SecurityHeadersConfig;
    const policy = JSON.stringify(headers.ContentSecurityPolicy.ContentSecurityPolicy);
    expect(policy).toContain(`connect-src 'self' ",{"Ref":"ApiAddress"}," ",{"Ref":"SignInAddress"},"`);
    expect(policy).toContain(`default-src 'none'; script-src 'self'; style-src 'self';`);
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers.StrictTransportSecurity).toMatchObject({ IncludeSubdomains: true, AccessControlMaxAgeSec: 63_072_000 });
    expect(edge.inputs['ApiAddress']).toEqual({ from: 'address', environment: 'dev', address: 'api' });
    expect(edge.inputs['SignInAddress']).toEqual({ from: 'address', environment: 'dev', address: 'signIn' });
  });
});

describe('the function that sees each request first', () => {
  interface Request {
    uri: string;
    headers: { host: { value: string } };
  }
  function ask(host: string, uri: string): { uri?: string; statusCode?: number; headers?: { location?: { value: string } } } {
    const request: Request = { uri, headers: { host: { value: host } } };
    const code = viewerRequestCode('dev.pier.example', 'app.dev.pier.example');
    return runInNewContext(`${code}; handler(event)`, { event: { request } }) as ReturnType<typeof ask>;
  }

  it.each([
    ['/', '/index.html'],
    ['/berths/12', '/index.html'],
    ['/berths/12/', '/index.html'],
    ['/v1.2/berths', '/index.html'],
    ['/assets/app-4f3a.js', '/assets/app-4f3a.js'],
    ['/runtime-config.json', '/runtime-config.json'],
  ])('serves %s from %s', (uri, file) => {
    expect(ask('app.dev.pier.example', uri).uri).toBe(file);
  });

  it('sends the bare domain to the app', () => {
    expect(ask('dev.pier.example', '/berths')).toMatchObject({
      statusCode: 301,
      headers: { location: { value: 'https://app.dev.pier.example/berths' } },
    });
  });

  it('serves under any other name, as a local cloud has', () => {
    expect(ask('app.dev.pier.localhost:4566', '/').uri).toBe('/index.html');
  });
});
