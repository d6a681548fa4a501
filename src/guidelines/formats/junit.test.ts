import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';

import { antSchema, jenkinsSchema } from '../testing/published.ts';
import { EVERYTHING, NOTHING, type Sample, judgedSample } from '../testing/samples.ts';
import { asJunit } from './junit.ts';

function written(sample: Sample): string {
  const { result, context } = judgedSample(sample);
  return asJunit(result, context);
}

async function violations(xml: string, schema: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents: xml }],
    schema: [{ fileName: 'junit.xsd', contents: schema }],
  });
  return errors.map(({ message }) => message);
}

/** Nothing in it is skipped. */
const PLAIN: Sample = {
  templates: { 'a.yaml': 'Resources: {T: {Type: Test::Thing}}', 'b.yaml': 'Resources: {', 'c.yaml': 'Resources: {}' },
};

describe('JUnit', () => {
  it.each([
    ['everything', EVERYTHING],
    ['nothing', NOTHING],
    ['nothing skipped', PLAIN],
  ])('of a result with %s is as Jenkins’ schema has it', async (_case, sample) => {
    expect(await violations(written(sample), jenkinsSchema())).toEqual([]);
  });

  it.each([
    ['nothing', NOTHING],
    ['nothing skipped', PLAIN],
  ])('of a result with %s is as Ant’s schema has it', async (_case, sample) => {
    expect(await violations(written(sample), antSchema())).toEqual([]);
  });

  it('of skipped cases breaks only the one rule of Ant’s old schema that knows none', async () => {
    const wrong = await violations(written(EVERYTHING), antSchema());
    expect(wrong.length).toBeGreaterThan(0);
    for (const message of wrong) expect(message).toContain('skipped');
  });

  it('counts what it holds, in a suite for each template', () => {
    const xml = written(EVERYTHING);
    const suites = [...xml.matchAll(/<testsuite name="([^"]*)".* tests="(\d+)" failures="(\d+)" errors="(\d+)"(?: skipped="(\d+)")?/g)];
    expect(suites.map(([, ...counts]) => counts)).toEqual([
      ['./dev/a b.yaml', '7', '4', '1', '2'],
      ['/abs/ü.yaml', '7', '4', '1', '2'],
      ['macro.yaml', '1', '0', '0', '1'],
      ['broken.json', '1', '0', '1', undefined],
    ]);
    expect(xml.match(/<failure /g)).toHaveLength(8);
    expect(xml).toContain('waived until 2999-01-01: grey &lt;is&gt; a &quot;colour&quot; &amp; so \uFFFD');
    expect(xml).toContain('The waiver of thing-closed at Nowhere: there is nothing to waive');
  });

  it('tells of idle waivers where there is no template', () => {
    const waivers = [{ rule: 'thing-closed', resource: 'Nowhere', reason: 'it was there' }];
    expect(written({ templates: {}, waivers })).toContain('The waiver of thing-closed at Nowhere: there is nothing to waive');
  });

  it('shows rules that found all as it should be as cases that pass', () => {
    const xml = written({ templates: { 'a.yaml': 'Resources: {T: {Type: Test::Thing, Properties: {Closed: true}}}' } });
    expect(xml).toContain('<testcase classname="thing-closed" name="1 resource" time="0"/>');
  });
});
