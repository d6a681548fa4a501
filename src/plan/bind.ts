import type { AccountKey, Addresses, Input, StackDescription } from '../assembly/index.ts';

/** What inputs are bound from; what isn't known yet is undefined. */
export interface Bindings {
  output(stack: string, output: string): string | undefined;
  addresses(environment: string): Addresses;
  account(key: AccountKey): string | undefined;
  /** Digest of the release that runs, or that will run first, in the stack's environment. */
  release(account: AccountKey): string | undefined;
}

export type BoundParameters = Readonly<Record<string, string | undefined>>;

/** The values of a stack's parameters; undefined where the value only comes while the plan is applied. */
export function bindInputs(stack: StackDescription, bindings: Bindings): BoundParameters {
  return Object.fromEntries(Object.entries(stack.inputs).map(([parameter, input]) => [parameter, bind(input, stack, bindings)]));
}

function bind(input: Input, stack: StackDescription, bindings: Bindings): string | undefined {
  switch (input.from) {
    case 'output':
      return bindings.output(input.stack, input.output);
    case 'address':
      return bindings.addresses(input.environment)[input.address];
    case 'account':
      return bindings.account(input.account);
    case 'release':
      return bindings.release(stack.account);
  }
}

/** Parameters whose deployed value differs. A release is no infrastructure: which one runs is never a reason to touch a stack. */
export function changedParameters(
  { inputs }: Pick<StackDescription, 'inputs'>,
  bound: BoundParameters,
  deployed: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.keys(inputs).filter(
    (parameter) => inputs[parameter]?.from !== 'release' && bound[parameter] !== undefined && bound[parameter] !== deployed[parameter],
  );
}
