import { allow, deny, FULL_ACCESS, HERE, itDecides, policy, user, type Case } from '../testing/cases.ts';

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const OPERATORS = `${GUIDE}/reference_policies_elements_condition_operators.html`;

const when = (Condition: object): object[] => [policy(allow('s3:GetObject', '*', { Condition }))];
const tagged = (operator: string, values: unknown, sent: unknown, answer: Case['answer']): Case => ({
  when: `${operator} ${JSON.stringify(values)}, sent ${JSON.stringify(sent)}`,
  request: { context: sent === undefined ? {} : { 'aws:TagKeys': sent as string[] } },
  policies: { identity: when({ [operator]: { 'aws:TagKeys': values } }) },
  answer,
});

itDecides(OPERATORS, {}, [
  {
    when: 'a tag of the caller is as asked',
    request: { context: { 'aws:PrincipalTag/job-category': 'iamuser-admin' } },
    policies: { identity: when({ StringEquals: { 'aws:PrincipalTag/job-category': 'iamuser-admin' } }) },
    answer: 'yes',
  },
  {
    when: 'the caller has no such tag',
    request: {},
    policies: { identity: when({ StringEquals: { 'aws:PrincipalTag/job-category': 'iamuser-admin' } }) },
    answer: 'no',
  },
  {
    when: 'more keys are listed than allowed',
    request: { context: { 's3:max-keys': 11 } },
    policies: { identity: when({ NumericLessThanEquals: { 's3:max-keys': '10' } }) },
    answer: 'no',
  },
  {
    when: 'as many keys are listed as allowed',
    request: { context: { 's3:max-keys': 10 } },
    policies: { identity: when({ NumericLessThanEquals: { 's3:max-keys': '10' } }) },
    answer: 'yes',
  },
  {
    when: 'the token was issued after the date',
    request: { context: { 'aws:TokenIssueTime': '2020-06-01T00:00:00Z' } },
    policies: { identity: when({ DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' } }) },
    answer: 'yes',
  },
  {
    when: 'the token was issued before the date, in seconds',
    request: { context: { 'aws:TokenIssueTime': '1500000000' } },
    policies: { identity: when({ DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' } }) },
    answer: 'no',
  },
  {
    when: 'there is no token',
    request: {},
    policies: { identity: when({ DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' } }) },
    answer: 'no',
  },
  {
    when: 'the address is in the range',
    request: { context: { 'aws:SourceIp': '203.0.113.77' } },
    policies: { identity: when({ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:DB8:1234:5678::/64'] } }) },
    answer: 'yes',
  },
  {
    when: 'the address is in the range of the newer protocol',
    request: { context: { 'aws:SourceIp': '2001:db8:1234:5678:90ab::1' } },
    policies: { identity: when({ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:DB8:1234:5678::/64'] } }) },
    answer: 'yes',
  },
  {
    when: 'the address is outside',
    request: { context: { 'aws:SourceIp': '203.0.114.1' } },
    policies: { identity: when({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }) },
    answer: 'no',
  },
  {
    when: 'the request comes through an endpoint, so it has no address',
    request: {},
    policies: { identity: when({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }) },
    answer: 'no',
  },
  {
    when: 'StringLike reaches over colons',
    request: { context: { 'x:arn': 'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt' } },
    policies: { identity: when({ StringLike: { 'x:arn': 'arn:aws:someservice:*:111122223333:finance/*' } }) },
    answer: 'yes',
  },
  {
    when: "ArnLike doesn't reach over colons",
    request: { context: { 'x:arn': 'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt' } },
    policies: { identity: when({ ArnLike: { 'x:arn': 'arn:aws:someservice:*:111122223333:finance/*' } }) },
    answer: 'no',
  },
  {
    when: 'IfExists on a key that is there and differs',
    request: { context: { 'ec2:InstanceType': 'm5.large' } },
    policies: { identity: when({ StringLikeIfExists: { 'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'] } }) },
    answer: 'no',
  },
  {
    when: 'IfExists on a key that is there and fits',
    request: { context: { 'ec2:InstanceType': 't2.micro' } },
    policies: { identity: when({ StringLikeIfExists: { 'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'] } }) },
    answer: 'yes',
  },
  {
    when: 'IfExists on a key that is absent',
    request: {},
    policies: { identity: when({ StringLikeIfExists: { 'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'] } }) },
    answer: 'yes',
  },
  {
    when: 'a negated operator with IfExists denies where the key is absent',
    request: {},
    policies: {
      identity: [FULL_ACCESS, policy(deny('*', '*', { Condition: { StringNotEqualsIfExists: { 'aws:PrincipalTag/team': 'a' } } }))],
    },
    answer: 'no',
  },
  {
    when: 'Null asks for absence, and there is none',
    request: { context: { 'aws:TokenIssueTime': '2020-06-01T00:00:00Z' } },
    policies: { identity: when({ Null: { 'aws:TokenIssueTime': 'true' } }) },
    answer: 'no',
  },
  { when: 'Null asks for absence', request: {}, policies: { identity: when({ Null: { 'aws:TokenIssueTime': 'true' } }) }, answer: 'yes' },
  {
    when: 'a key that is absent meets a negated operator',
    request: {},
    policies: { identity: when({ StringNotEquals: { 'aws:PrincipalTag/team': 'a' } }) },
    answer: 'yes',
  },
]);

itDecides(`${GUIDE}/reference_policies_condition-single-vs-multi-valued-context-keys.html`, {}, [
  tagged('ForAllValues:StringEquals', ['PostDateTime', 'Message', 'Tags'], ['PostDateTime', 'Message'], 'yes'),
  tagged('ForAllValues:StringEquals', ['PostDateTime', 'Message', 'Tags'], ['PostDateTime', 'UserName'], 'no'),
  tagged('ForAllValues:StringEquals', ['PostDateTime'], undefined, 'yes'),
  tagged('ForAllValues:StringEquals', ['PostDateTime'], [], 'yes'),
  tagged('ForAllValues:StringEquals', ['PostDateTime'], '', 'yes'),
  tagged('ForAnyValue:StringEquals', ['ID', 'PostDateTime'], ['UserName', 'Message', 'PostDateTime'], 'yes'),
  tagged('ForAnyValue:StringEquals', ['ID', 'PostDateTime'], ['UserName'], 'no'),
  tagged('ForAnyValue:StringEquals', ['ID'], undefined, 'no'),
  tagged('ForAnyValue:StringEquals', ['ID'], '', 'no'),
  // Examples of the page on multivalued keys: which tag keys may be sent.
  tagged('ForAllValues:StringNotLike', 'key1*', ['key1:legal'], 'no'),
  tagged('ForAllValues:StringNotLike', 'key1*', ['key2:audit'], 'yes'),
  tagged('ForAllValues:StringNotLike', 'key1*', ['key1:legal', 'key2:audit'], 'no'),
  tagged('ForAllValues:StringNotLike', 'key1*', undefined, 'yes'),
  tagged('ForAnyValue:StringNotLike', ['key1*', 'key2*'], ['key1:legal', 'key3:hr'], 'yes'),
  tagged('ForAnyValue:StringNotLike', ['key1*', 'key2*'], ['key1:legal', 'key2:hr'], 'no'),
  tagged('ForAnyValue:StringNotLike', ['key1*'], undefined, 'no'),
  // Several values without a set operator aren't documented.
  tagged('StringEquals', ['a'], ['a', 'b'], 'unknown'),
  tagged('StringEquals', ['a', 'b'], ['a', 'b'], 'yes'),
]);

const three = {
  StringEquals: { 'aws:PrincipalTag/department': ['finance', 'hr', 'legal'], 'aws:PrincipalTag/role': ['audit', 'security'] },
  ArnLike: { 'aws:PrincipalArn': [`arn:aws:iam::${HERE}:user/Ana`, `arn:aws:iam::${HERE}:user/Mary`] },
};
const named = { 'aws:PrincipalTag/department': 'hr', 'aws:PrincipalTag/role': 'audit' };

itDecides(`${GUIDE}/reference_policies_condition-logic-multiple-context-keys-or-values.html`, { principal: user('Ana') }, [
  {
    when: 'all operators and keys hold, each by one of its values',
    request: { context: named },
    policies: { identity: when(three) },
    answer: 'yes',
  },
  {
    when: 'one key of one operator fails',
    request: { context: { ...named, 'aws:PrincipalTag/role': 'intern' } },
    policies: { identity: when(three) },
    answer: 'no',
  },
  { when: 'one operator fails', request: { context: named, principal: user('Nikhil') }, policies: { identity: when(three) }, answer: 'no' },
  {
    when: 'a negated operator lists the value among others',
    request: { context: named },
    policies: { identity: when({ StringNotEquals: { 'aws:PrincipalTag/department': ['finance', 'hr'] } }) },
    answer: 'no',
  },
  {
    when: 'a negated operator lists other values only',
    request: { context: named },
    policies: { identity: when({ StringNotEquals: { 'aws:PrincipalTag/department': ['finance', 'legal'] } }) },
    answer: 'yes',
  },
]);

itDecides(`${GUIDE}/reference_policies_elements_condition.html`, { principal: user('john') }, [
  {
    when: 'a key is written in another case',
    request: {},
    policies: { identity: when({ StringEquals: { 'AWS:UserName': 'john' } }) },
    answer: 'yes',
  },
  {
    when: 'a value is written in another case',
    request: {},
    policies: { identity: when({ StringEquals: { 'aws:username': 'John' } }) },
    answer: 'no',
  },
  {
    when: 'a value is written in another case, which is ignored',
    request: {},
    policies: { identity: when({ StringEqualsIgnoreCase: { 'aws:username': 'John' } }) },
    answer: 'yes',
  },
]);

const home = (Version: string | undefined, Resource: string): object => ({
  ...(Version === undefined ? {} : { Version }),
  Statement: { Effect: 'Allow', Action: 's3:*', Resource },
});
const NEW = '2012-10-17';

itDecides(
  `${GUIDE}/reference_policies_variables.html`,
  { principal: user('David'), resource: 'arn:aws:s3:::amzn-s3-demo-bucket/David/x' },
  [
    {
      when: "the user's own folder",
      request: {},
      policies: { identity: [home(NEW, 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/*')] },
      answer: 'yes',
    },
    {
      when: "another user's folder",
      request: { principal: user('Diana') },
      policies: { identity: [home(NEW, 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/*')] },
      answer: 'no',
    },
    {
      when: 'the version knows no variables',
      request: {},
      policies: { identity: [home('2008-10-17', 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/*')] },
      answer: 'no',
    },
    {
      when: 'no version is given',
      request: {},
      policies: { identity: [home(undefined, 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/*')] },
      answer: 'no',
    },
    {
      when: 'a role has no user name',
      request: { principal: `arn:aws:iam::${HERE}:role/David` },
      policies: { identity: [home(NEW, 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/*')] },
      answer: 'no',
    },
    {
      when: 'the tag has a value',
      request: { context: { 'aws:PrincipalTag/team': 'David' } },
      policies: { identity: [home(NEW, "arn:aws:s3:::amzn-s3-demo-bucket/${aws:PrincipalTag/team, 'company-wide'}/*")] },
      answer: 'yes',
    },
    {
      when: 'the tag is absent and has a default',
      request: { resource: 'arn:aws:s3:::amzn-s3-demo-bucket/company-wide/x' },
      policies: { identity: [home(NEW, "arn:aws:s3:::amzn-s3-demo-bucket/${aws:PrincipalTag/team, 'company-wide'}/*")] },
      answer: 'yes',
    },
    {
      when: "the tag isn't known",
      request: { contextIsComplete: false },
      policies: { identity: [home(NEW, "arn:aws:s3:::amzn-s3-demo-bucket/${aws:PrincipalTag/team, 'company-wide'}/*")] },
      answer: 'unknown',
      missing: ['aws:PrincipalTag/team'],
    },
    {
      when: 'a star is meant as a star',
      request: { resource: 'arn:aws:s3:::amzn-s3-demo-bucket/David' },
      policies: { identity: [home(NEW, 'arn:aws:s3:::amzn-s3-demo-bucket/${*}')] },
      answer: 'no',
    },
    {
      when: 'a variable stands in a condition',
      request: { context: { 's3:prefix': 'home/David/' } },
      policies: { identity: when({ StringLike: { 's3:prefix': ['', 'home/', 'home/${aws:username}/'] } }) },
      answer: 'yes',
    },
    {
      when: 'a template left a reference behind',
      request: {},
      policies: { identity: [home(NEW, 'arn:aws:s3:::${AWS::AccountId}-bucket/*'), home(NEW, 'arn:aws:s3:::amzn-${Name}/*')] },
      answer: 'unknown',
    },
  ],
);
