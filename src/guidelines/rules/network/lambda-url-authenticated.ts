import type { Rule } from '../../rule.ts';
import { type Switch, closedSwitches, typesOf } from '../../switch/switches.ts';

const URLS: readonly Switch[] = [
  {
    type: 'AWS::Lambda::Url',
    path: ['AuthType'],
    words: ['NONE'],
    absent: false,
    message: 'Anyone on the internet may invoke the function by its URL (AuthType NONE)',
    fix: 'Properties:\n  AuthType: AWS_IAM\n',
  },
];

export const lambdaUrlAuthenticated: Rule = {
  id: 'lambda-url-authenticated',
  title: 'URLs of functions ask who calls',
  promise: 'G4',
  severity: 'high',
  severityReason: 'The function runs for anyone, without a firewall, a limit or a sign-in before it.',
  layer: 'template',
  why: 'A URL without authentication is a public endpoint past the API and its firewall. CloudFront signs requests to a URL with AWS_IAM.',
  fix: 'Properties:\n  AuthType: AWS_IAM\n',
  sources: [
    'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html',
  ],
  types: typesOf(URLS),
  check: closedSwitches(URLS),
};
