import { expect, it } from 'vitest';

import { evaluate, type AccessRequest, type Answer, type PolicySet } from '../index.ts';

/** The accounts that AWS's examples use. */
export const HERE = '111122223333';
export const THERE = '444455556666';

export interface Case {
  readonly when: string;
  readonly request: Partial<AccessRequest>;
  readonly policies: PolicySet;
  readonly answer: Answer['answer'];
  readonly missing?: readonly string[];
}

/** Runs the cases that a page of AWS's documentation describes. Keys that a case doesn't name are absent, as the page sees the whole request. */
export function itDecides(page: string, base: Partial<AccessRequest>, cases: readonly Case[]): void {
  it.each(cases)(`$when: $answer (${page})`, ({ request, policies, answer, missing = [] }) => {
    const context = { ...base.context, ...request.context };
    const asked = { ...NOBODY, contextIsComplete: true, ...base, ...request, context };
    const found = evaluate(asked, policies);
    expect(found.answer, JSON.stringify(found.because, null, 2)).toBe(answer);
    expect(found.missing).toEqual(missing);
    expect(found.because.length).toBeGreaterThan(0);
  });
}

const NOBODY = {
  principal: `arn:aws:iam::${HERE}:user/somebody`,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::bucket/key',
  resourceAccount: HERE,
};

/** A policy of the present version. */
export function policy(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

export function allow(action: string | readonly string[], resource: string | readonly string[] = '*', more: object = {}): object {
  return { Effect: 'Allow', Action: action, Resource: resource, ...more };
}

export function deny(action: string | readonly string[], resource: string | readonly string[] = '*', more: object = {}): object {
  return { Effect: 'Deny', Action: action, Resource: resource, ...more };
}

export const FULL_ACCESS = policy(allow('*'));

export function user(name: string, account = HERE): string {
  return `arn:aws:iam::${account}:user/${name}`;
}

export function role(name: string, account = HERE): string {
  return `arn:aws:iam::${account}:role/${name}`;
}

export function session(roleName: string, name: string, account = HERE): string {
  return `arn:aws:sts::${account}:assumed-role/${roleName}/${name}`;
}

export function rootOf(account: string): string {
  return `arn:aws:iam::${account}:root`;
}
