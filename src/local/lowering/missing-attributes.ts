/**
 * Attributes that CloudFormation answers and the emulator doesn't, though it makes the resource: a template that reads one would
 * roll back. By type, a text in the syntax of `Fn::Sub` in which `{id}` is the logical id.
 */
export const MISSING_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AWS::Cognito::UserPool': { ProviderURL: 'https://${{id}.ProviderName}' },
  'AWS::S3::Bucket': { DualStackDomainName: '${{id}}.s3.dualstack.${AWS::Region}.amazonaws.com' },
  'AWS::WAFv2::WebACL': { LabelNamespace: 'awswaf:${AWS::AccountId}:webacl:{id}:', Capacity: '1' },
};
