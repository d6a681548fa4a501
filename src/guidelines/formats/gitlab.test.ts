import { expect, it } from 'vitest';

import { EVERYTHING, NOTHING, judgedSample } from '../testing/samples.ts';
import { asGitlab } from './gitlab.ts';

interface Issue {
  readonly check_name: string;
  readonly description: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

function written(sample = EVERYTHING): readonly Issue[] {
  const { result, context } = judgedSample(sample);
  return JSON.parse(asGitlab(result, context)) as readonly Issue[];
}

it('every issue has what GitLab needs to show it', () => {
  const issues = written();
  expect(issues.length).toBeGreaterThan(8);
  for (const { check_name: check, description, fingerprint, severity, location } of issues) {
    expect([check, description].every((text) => text.length > 0)).toBe(true);
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
    // GitLab shows nothing at paths that begin with ./
    expect(location.path).not.toMatch(/^\.\//);
    expect(location.lines.begin).toBeGreaterThan(0);
  }
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
});

it('what is waived is information, what couldn’t be read and idle waivers are there as well', () => {
  const issues = written();
  expect(issues.find(({ check_name: check }) => check === 'lid-coloured')).toMatchObject({
    severity: 'info',
    description: expect.stringContaining('waived: grey'),
  });
  expect(issues.find(({ check_name: check }) => check === 'template-not-judged')).toMatchObject({ severity: 'critical' });
  expect(issues.find(({ check_name: check }) => check === 'waiver-of-no-use')).toMatchObject({ severity: 'info' });
});

it('of no findings is an empty list', () => expect(written(NOTHING)).toEqual([]));
