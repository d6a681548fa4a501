import fc from 'fast-check';
import { expect, it } from 'vitest';

import { evaluate, UNKNOWN, type AccessRequest, type Answer, type GivenValue, type PolicySet } from './index.ts';
import { request, statementOf, world, type Asked, type PolicyData, type StatementData, type WorldData } from './testing/arbitrary.ts';
import { HERE, THERE } from './testing/cases.ts';

const RUNS = { numRuns: 500 };
const RANK: Readonly<Record<Answer['answer'], number>> = { no: 0, unknown: 1, yes: 2 };
const LAYERS = ['identity', 'boundary', 'session', 'resource', 'scps', 'rcps', 'endpoint'] as const;

function rank(asked: AccessRequest, policies: PolicySet): number {
  return RANK[evaluate(asked, policies).answer];
}

/** The world with each of its policies changed. */
function withEach(data: WorldData, change: (policy: PolicyData, hasPrincipal: boolean) => PolicyData): WorldData {
  const plain = (policy: PolicyData): PolicyData => change(policy, false);
  const named = (policy: PolicyData): PolicyData => change(policy, true);
  return {
    identity: data.identity.map(plain),
    boundary: data.boundary.map(plain),
    session: data.session.map(plain),
    resource: named(data.resource),
    scps: data.scps.map((level) => level.map(plain)),
    rcps: data.rcps.map((level) => level.map(named)),
    endpoint: data.endpoint.map(named),
  };
}

/** The statement is added to every policy of one layer. */
function withStatement(data: WorldData, layer: (typeof LAYERS)[number], plain: StatementData, named: StatementData): WorldData {
  const changed = withEach(data, (policy, hasPrincipal) => ({ ...policy, Statement: [...policy.Statement, hasPrincipal ? named : plain] }));
  return { ...data, [layer]: changed[layer] };
}

const allowing = fc.constant('Allow' as const);
const denying = fc.constant('Deny' as const);

it('never takes access away for an Allow more', () => {
  const property = fc.property(
    request,
    world,
    fc.constantFrom(...LAYERS),
    statementOf(allowing, false),
    statementOf(allowing, true),
    (asked, data, layer, plain, named) => {
      expect(rank(asked, withStatement(data, layer, plain, named))).toBeGreaterThanOrEqual(rank(asked, data));
    },
  );
  fc.assert(property, RUNS);
});

it('never gives access for a Deny more', () => {
  const property = fc.property(
    request,
    world,
    fc.constantFrom(...LAYERS),
    statementOf(denying, false),
    statementOf(denying, true),
    (asked, data, layer, plain, named) => {
      expect(rank(asked, withStatement(data, layer, plain, named))).toBeLessThanOrEqual(rank(asked, data));
    },
  );
  fc.assert(property, RUNS);
});

it('takes names for names', () => {
  const names: readonly (readonly [string, string])[] = [
    [HERE, '999988887777'],
    [THERE, '000011112222'],
    ['bucket', 'another-one'],
    ['reader', 'Lecteur'],
    ['anne', 'zoe'],
    ['queue', 'line'],
    ['team', 'crew'],
  ];
  const renamed = <Value>(value: Value): Value =>
    JSON.parse(names.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(value))) as Value;
  const property = fc.property(request, world, (asked, data) => {
    const { because: _, ...answer } = evaluate(asked, data);
    expect(evaluate(renamed(asked), renamed(data))).toMatchObject(renamed(answer));
  });
  fc.assert(property, RUNS);
});

function reversed<Value>(values: readonly Value[]): readonly Value[] {
  return values.toReversed();
}

it("doesn't care for order", () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.toReversed().map(turned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, held]) => [key, turned(held)]),
    );
  };
  const property = fc.property(request, world, (asked, data) => {
    const { answer, missing } = evaluate(asked, data);
    const backwards = turned(data) as WorldData;
    expect(evaluate(turned(asked) as Asked, { ...backwards, scps: reversed(backwards.scps) })).toMatchObject({ answer, missing });
  });
  fc.assert(property, RUNS);
});

it('finds the same in a statement as in its parts', () => {
  const listed = (statement: StatementData, element: string): readonly StatementData[] => {
    const values = statement[element];
    return Array.isArray(values) ? values.map((value: unknown) => ({ ...statement, [element]: value })) : [statement];
  };
  const split = (policy: PolicyData): PolicyData => ({
    ...policy,
    Statement: policy.Statement.flatMap((one) => listed(one, 'Action')).flatMap((one) => listed(one, 'Resource')),
  });
  const property = fc.property(request, world, (asked, data) => {
    expect(evaluate(asked, withEach(data, split)).answer).toBe(evaluate(asked, data).answer);
  });
  fc.assert(property, RUNS);
});

/** Unknown as a whole, not named at all, or in part. */
function forgotten(value: GivenValue, how: 'whole' | 'part'): GivenValue {
  if (how === 'whole' || value === null || value === undefined) return UNKNOWN;
  const veiled = (one: unknown): string => `${String(one).slice(0, 1)}${UNKNOWN}`;
  return Array.isArray(value) ? value.map(veiled) : veiled(value);
}

it('never turns yes into no, or no into yes, for knowing less of the context', () => {
  const property = fc.property(request, world, fc.nat(), fc.constantFrom('whole' as const, 'part' as const), (asked, data, pick, how) => {
    const keys = Object.keys(asked.context);
    const key = keys[pick % Math.max(keys.length, 1)];
    fc.pre(key !== undefined);
    const before = evaluate(asked, data).answer;
    const { answer } = evaluate({ ...asked, context: { ...asked.context, [key ?? '']: forgotten(asked.context[key ?? ''], how) } }, data);
    expect(['unknown', before]).toContain(answer);
  });
  fc.assert(property, RUNS);
});

it('never turns yes into no, or no into yes, for knowing less of the request or of a policy', () => {
  const veiled = (text: string, from: number, length: number): string => {
    const at = from % (text.length + 1);
    return `${text.slice(0, at)}${UNKNOWN}${text.slice(at + (length % 12))}`;
  };
  const property = fc.property(
    request,
    world,
    fc.constantFrom('principal', 'action', 'resource', 'resourceAccount', 'policy'),
    fc.nat(80),
    fc.nat(80),
    (asked, data, what, from, length) => {
      const before = evaluate(asked, data).answer;
      const policies = what === 'policy' ? { ...data, identity: data.identity.map((one, index) => (index === 0 ? UNKNOWN : one)) } : data;
      const text = what === 'policy' ? undefined : asked[what as 'principal' | 'action' | 'resource' | 'resourceAccount'];
      const less = text === undefined ? asked : { ...asked, [what]: veiled(text, from, length) };
      expect(['unknown', before]).toContain(evaluate(less, policies).answer);
    },
  );
  fc.assert(property, { numRuns: 1000 });
});

it('never takes access away for a wider Allow, nor gives any for a wider Deny', () => {
  const widened =
    (effect: string, element: string, at: number) =>
    (policy: PolicyData): PolicyData => ({
      ...policy,
      Statement: policy.Statement.map((one) => {
        const values = one[element];
        if (one.Effect !== effect || !Array.isArray(values)) return one;
        return {
          ...one,
          [element]: values.map((value: unknown) => (/[$<]/.test(String(value)) ? '*' : `${String(value).slice(0, Math.max(at, 5))}*`)),
        };
      }),
    });
  const property = fc.property(
    request,
    world,
    fc.constantFrom('Allow', 'Deny'),
    fc.constantFrom('Action', 'Resource'),
    fc.integer({ min: 5, max: 40 }),
    (asked, data, effect, element, at) => {
      const [before, after] = [rank(asked, data), rank(asked, withEach(data, widened(effect, element, at)))];
      if (effect === 'Allow') expect(after).toBeGreaterThanOrEqual(before);
      else expect(after).toBeLessThanOrEqual(before);
    },
  );
  fc.assert(property, RUNS);
});

it('explains every answer, and names keys only where they could decide', () => {
  const property = fc.property(request, world, (asked, data) => {
    const { answer, because, missing } = evaluate(asked, data);
    expect(because.length).toBeGreaterThan(0);
    if (answer !== 'unknown') expect(missing).toEqual([]);
    for (const { applies, effect } of because) {
      if (applies === 'yes') expect(effect).toBe(answer === 'yes' ? 'Allow' : 'Deny');
      if (applies === 'unknown') expect(answer).toBe('unknown');
    }
  });
  fc.assert(property, RUNS);
});

it('meets all three answers often enough for these properties to mean something', () => {
  const counts = { yes: 0, no: 0, unknown: 0 };
  fc.assert(
    fc.property(request, world, (asked, data) => {
      counts[evaluate(asked, data).answer] += 1;
    }),
    RUNS,
  );
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(RUNS.numRuns / 30);
});
