import { noneOf, settingRule } from '../../settings/index.ts';

export const lambdaUrlAuthenticated = settingRule({
  id: 'lambda-url-authenticated',
  title: 'URLs of functions ask who calls',
  promise: 'G4',
  severity: 'high',
  severityReason: 'The function runs for anyone, without a firewall, a limit or a sign-in before it.',
  layer: 'template',
  why: 'A URL without authentication is a public endpoint past the API and its firewall. CloudFront signs requests to a URL with AWS_IAM.',
  sources: [
    'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html',
  ],
  settings: {
    'AWS::Lambda::Url': [
      { path: ['AuthType'], holds: noneOf(['NONE']), fault: 'anyone on the internet may invoke the function by its URL', set: 'AWS_IAM' },
    ],
  },
});
