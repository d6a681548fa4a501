import { describe, expect, it } from 'vitest';

import { estateOf, resourceOf } from '../testing/templates.ts';

/** The number of the only line that holds a text. */
function lineWith(text: string, part: string): number {
  const found = text.split('\n').flatMap((line, index) => (line.includes(part) ? [index + 1] : []));
  expect(found, part).toHaveLength(1);
  return found[0] ?? 0;
}

const YAML = `AWSTemplateFormatVersion: 2010-09-09
Conditions:
  Yes: !Equals [a, a]
x-common: &common
  Key: owner # anchored
  Value: us # anchored value
Resources:
  Uploads:
    Type: AWS::S3::Bucket # type
    # a comment
    Properties:
      BucketName: !Sub
        - "\${A}-logs"
        - A: b
      Tags:
        - Key: a
          Value: b # second
        - *common
        - Key: c
          Value: d # third
      Flow: { A: 1, B: [2,
        3, # inner
        4] }
      Choice: !If
        - Yes
        - First: 1
          Second: 2 # taken
        - Third: 3
      Policy:
        Fn::If:
          - Yes
          - Statement: x # long form
          - y
      Maybe:
        - !If [Yes, !Ref AWS::NoValue, gone]
        - There: yes # kept
      Merged:
        <<: *common
        Own: 1 # own
`;

describe('lines of YAML', () => {
  const bucket = resourceOf(estateOf(YAML), 'Uploads');
  it.each<[string, string]>([
    ['', 'Uploads:'],
    ['Type', '# type'],
    ['Properties', '    Properties:'],
    ['Properties.BucketName', 'BucketName:'],
    ['Properties.Tags.0', '- Key: a'],
    ['Properties.Tags.0.Value', '# second'],
    ['Properties.Tags.1', '- *common'],
    ['Properties.Tags.1.Value', '# anchored value'],
    ['Properties.Tags.2.Value', '# third'],
    ['Properties.Flow.B', 'Flow:'],
    ['Properties.Flow.B.1', '# inner'],
    ['Properties.Choice', 'Choice:'],
    ['Properties.Choice.Second', '# taken'],
    ['Properties.Policy.Statement', '# long form'],
    ['Properties.Maybe.0.There', '# kept'],
    ['Properties.Merged.Own', '# own'],
    ['Properties.Merged.Key', '# anchored'],
    ['Properties.BucketEncryption.Rules', '    Properties:'],
  ])('%s', (path, part) => {
    const line = bucket.line(path);
    const expected = part === '# anchored' ? 5 : lineWith(YAML, part);
    expect(line).toBe(path === '' ? 8 : expected);
  });

  it('come with columns', () => {
    expect(bucket.position('Properties.Tags.0.Value')).toEqual({ line: lineWith(YAML, '# second'), column: 11 });
  });

  it('are those of each document’s own', () => {
    expect(resourceOf(estateOf('\r\nResources:\r\n  A:\r\n    Type: X\r\n'), 'A').line('Type')).toBe(4);
  });
});

describe('lines of JSON', () => {
  const json = `{
  "Conditions": { "Yes": { "Fn::Equals": ["a", "a"] } },
  "Resources": {
    "A": { "Type": "first, of two" },
    "A": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "Name": "a \\" { [ quoted",
        "List": [
          1,
          { "Deep": {
            "er": null } }
        ],
        "Choice": { "Fn::If": [ "Yes",
          { "Taken": true },
          { "Other": true } ] },
        "Empty": {}, "Same": []
      }
    }
  }
}`;
  const bucket = resourceOf(estateOf(json), 'A');
  it.each<[string, number]>([
    ['', 5],
    ['Type', 6],
    ['Properties.Name', 8],
    ['Properties.List.0', 10],
    ['Properties.List.1', 11],
    ['Properties.List.1.Deep.er', 12],
    ['Properties.Choice', 14],
    ['Properties.Choice.Taken', 15],
    ['Properties.Same', 17],
    ['Properties.Missing.Deeper', 7],
  ])('%s', (path, line) => {
    expect(bucket.line(path)).toBe(line);
  });

  it('takes keys with dots as a list', () => {
    const text = JSON.stringify({ Resources: { A: { Type: 'X', Properties: { 's3.amazonaws.com': { a: 1 } } } } }, undefined, 1);
    const resource = resourceOf(estateOf(text), 'A');
    expect(resource.line(['Properties', 's3.amazonaws.com', 'a'])).toBe(lineWith(text, '"a"'));
  });
});
