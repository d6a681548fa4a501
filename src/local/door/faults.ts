import { LandfallError } from '../../report/index.ts';

/** What a rule makes of the calls that it meets. */
export interface FaultRule {
  /** Signing name, such as `organizations`; `*` for all. */
  readonly service: string;
  /** Operation as the SDK names it; `*` for all. */
  readonly operation: string;
  /** How many calls it meets before it is spent; without it, all. */
  readonly times?: number;
  /** Milliseconds by which a call is held up before anything else happens. */
  readonly delayMs?: number;
  /**
   * `throttle`: the service's throttling error. `in-progress` (CreateAccount): the account is made, but its creation reads as
   * IN_PROGRESS for `polls` looks at its status. Without an answer the call goes on after its delay.
   */
  readonly answer?: 'throttle' | 'in-progress' | { readonly code: string; readonly message: string; readonly status: number };
  /** For `in-progress`: looks at the status (or list) that still read IN_PROGRESS; 3 unless given. */
  readonly polls?: number;
}

interface Live {
  readonly rule: FaultRule;
  left: number;
}

export class Faults {
  #live: Live[] = [];

  /** Throws `LandfallError` with what is wrong in the rules; then the old ones stay. */
  replace(rules: unknown): void {
    if (!Array.isArray(rules)) throw invalid('fault rules are a list');
    this.#live = rules.map((rule: unknown) => {
      const checked = check(rule);
      return { rule: checked, left: checked.times ?? Infinity };
    });
  }

  /** The first rule for a call, spent by one. */
  take(service: string, operation: string): FaultRule | undefined {
    const met = this.#live.find(
      ({ rule, left }) =>
        left > 0 && (rule.service === '*' || rule.service === service) && (rule.operation === '*' || rule.operation === operation),
    );
    if (met !== undefined) met.left -= 1;
    return met?.rule;
  }

  list(): readonly (FaultRule & { readonly left: number | null })[] {
    return this.#live.map(({ rule, left }) => ({ ...rule, left: left === Infinity ? null : left }));
  }
}

const FIELDS = new Set(['service', 'operation', 'times', 'delayMs', 'answer', 'polls']);

function check(value: unknown): FaultRule {
  if (typeof value !== 'object' || value === null) throw invalid('a fault rule is an object');
  const rule = value as Record<string, unknown>;
  const unknown = Object.keys(rule).find((name) => !FIELDS.has(name));
  if (unknown !== undefined) throw invalid(`a fault rule has no field ${JSON.stringify(unknown)}`);
  for (const name of ['service', 'operation']) if (typeof rule[name] !== 'string') throw invalid(`a fault rule needs ${name}`);
  for (const name of ['times', 'delayMs', 'polls']) {
    if (rule[name] !== undefined && !(typeof rule[name] === 'number' && rule[name] >= 0)) throw invalid(`${name} is a number from 0 on`);
  }
  const { answer } = rule;
  const whole = typeof answer === 'object' && answer !== null && ['code', 'message', 'status'].every((name) => name in answer);
  if (answer !== undefined && answer !== 'throttle' && answer !== 'in-progress' && !whole) {
    throw invalid("answer is 'throttle', 'in-progress' or { code, message, status }");
  }
  if (answer === 'in-progress' && rule['operation'] !== 'CreateAccount') throw invalid("'in-progress' is for CreateAccount only");
  return value as FaultRule;
}

function invalid(message: string): LandfallError {
  return new LandfallError('InvalidFaultRule', message);
}
