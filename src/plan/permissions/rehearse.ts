import { type Asked, OPERATIONS, type Operation, type Reason, askAs, handlerActions } from '../../access/index.ts';
import type { Account, Estate, Resource, StackFile } from '../../estate/index.ts';
import { arnsOf } from './arns.ts';
import { contextsOf } from './contexts.ts';
import { type Need, needOf } from './needed.ts';

/** An action that a handler may call and that will be refused. */
export interface Refusal {
  readonly account: string;
  readonly stack: string;
  readonly role: string;
  readonly resource: string;
  readonly type: string;
  readonly operation: Operation;
  readonly action: string;
  readonly need: Need;
  /** The statements that deny it, or what lacks one that allows it. */
  readonly because: readonly Reason[];
}

/** Whether the roles that apply the stacks may call what the handlers of their resources call. */
export interface PermissionRehearsal {
  /** `refused` if an action is refused without which the operation can't be; `unknown` if one of those can't be decided. */
  readonly verdict: 'allowed' | 'refused' | 'unknown';
  readonly asked: number;
  /** Those that are certainly called, and those that some statement denies outright though they may not be needed. */
  readonly refusals: readonly Refusal[];
  /** What can't be decided, with the reason. */
  readonly unknown: readonly { readonly account: string; readonly stack: string; readonly type: string; readonly why: string }[];
}

export interface RehearsalOptions {
  /** What will be done to a resource; none for one that stays as it is. By default anything that a stack can do. */
  readonly operationsOf?: (resource: Resource) => readonly Operation[];
  /** ARN of who applies a stack that has no role of its own; a stack of which nobody can tell isn't rehearsed. */
  readonly callerOf?: (account: Account, stack: StackFile) => string | undefined;
}

/** Asks for each stack, and for each of its resources, whether who applies it may call what the type's handler calls. */
export async function rehearsePermissions(
  estate: Estate,
  { operationsOf = () => OPERATIONS, callerOf = () => undefined }: RehearsalOptions = {},
): Promise<PermissionRehearsal> {
  const found: PermissionRehearsal[] = [];
  for (const account of estate.accounts) {
    const stacks = Map.groupBy(account.stacks ?? [], (stack) => stack.role ?? callerOf(account, stack));
    for (const [role, applied] of stacks) {
      if (role === undefined) continue;
      const names = new Set(applied.map(({ name, region }) => `${region} ${name}`));
      const resources = estate
        .resources()
        .filter((resource) => resource.account === account.id && names.has(`${resource.region} ${resource.stack.name}`));
      found.push(await rehearsedAs(account, role, askAs(estate, role), resources, operationsOf));
    }
  }
  const refusals = found.flatMap((one) => one.refusals);
  const unknown = found.flatMap((one) => one.unknown);
  const isRefused = refusals.some(({ need }) => need === 'certain');
  return {
    verdict: isRefused ? 'refused' : unknown.length > 0 ? 'unknown' : 'allowed',
    asked: found.reduce((sum, one) => sum + one.asked, 0),
    refusals,
    unknown,
  };
}

async function rehearsedAs(
  account: Account,
  role: string,
  asked: Asked,
  resources: readonly Resource[],
  operationsOf: NonNullable<RehearsalOptions['operationsOf']>,
): Promise<PermissionRehearsal> {
  const refusals: Refusal[] = [];
  const unknown = new Map<string, PermissionRehearsal['unknown'][number]>();
  let questions = 0;
  for (const resource of resources) {
    const { type } = resource;
    const stack = resource.stack.name ?? '';
    const open = (why: string) => unknown.set(`${stack} ${type} ${why}`, { account: account.id, stack, type, why });
    // A custom resource's handler is a function of the project's own, and works with that function's role.
    if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource') continue;
    const context = contextsOf(resource, asked);
    for (const operation of operationsOf(resource)) {
      const actions = handlerActions(type, operation);
      if (actions === undefined) {
        open('its schema does not list what its handler calls');
        continue;
      }
      for (const action of actions) {
        questions++;
        const need = needOf(type, operation, action);
        const { answer, because } = best((await arnsOf(action, resource, asked)).map((arn) => asked.may(action, arn, context(action))));
        if (answer === 'unknown' && need === 'certain') open(`${action}: ${because[0]?.why ?? 'it depends on what is not known'}`);
        const isDenied = because.some(({ effect }) => effect === 'Deny');
        if (answer !== 'no' || (need === 'possible' && !isDenied)) continue;
        refusals.push({ account: account.id, stack, role, resource: resource.logicalId, type, operation, action, need, because });
      }
    }
  }
  return { verdict: 'allowed', asked: questions, refusals, unknown: [...unknown.values()] };
}

/** Of several things that an action can be about, one that is allowed is enough. */
function best(answers: readonly ReturnType<Asked['may']>[]): ReturnType<Asked['may']> {
  const found = answers.find(({ answer }) => answer === 'yes') ?? answers.find(({ answer }) => answer === 'unknown') ?? answers[0];
  return found ?? { answer: 'unknown', because: [], missing: [] };
}
