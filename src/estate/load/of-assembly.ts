import { createHash } from 'node:crypto';

import type { AccountKey, Addresses, AssemblyFiles, Input, StackDescription } from '../../assembly/index.ts';
import type { Estate } from '../graph/estate.ts';
import type { Access, Account, EstateDescription, EstateException, EstateWaiver, Fact, Organization, StackFile } from './estate-file.ts';
import { assembled, checkedEstate, templatesOf } from './load-estate.ts';

/** What an assembly doesn't say of itself. */
export interface AssemblySurroundings {
  /** By account key; the order is the estate's. Keys that have stacks and aren't here come after them, without a tier. */
  readonly accounts?: Readonly<Record<AccountKey, Omit<Account, 'id' | 'stacks' | 'planned'> & { readonly id?: string }>>;
  /** Addresses by environment, as far as they are known; an input of another stays unknown. */
  readonly addresses?: Readonly<Record<string, Addresses>>;
  readonly organization?: Organization;
  readonly access?: readonly Access[];
  readonly exceptions?: readonly EstateException[];
  readonly waivers?: readonly EstateWaiver[];
  readonly facts?: readonly Fact[];
  /** ARN of the role that CloudFormation applies a stack with. */
  readonly roleOf?: (stack: StackDescription, account: string) => string | undefined;
}

/**
 * The estate of a cloud assembly that Landfall wrote. Accounts without an id get the placeholder of their key and are `planned`.
 * Parameters are bound as delivery will bind them: outputs of other stacks, account ids, addresses.
 */
export async function estateOfAssembly(assembly: AssemblyFiles, surroundings: AssemblySurroundings = {}): Promise<Estate> {
  const description = checkedEstate(describe(assembly, surroundings));
  return assembled(description, await templatesOf(description, assembly.directory));
}

/** Twelve digits for an account that doesn't exist yet, the same in every run. AWS gives none that begins with so many zeros. */
export function placeholderAccount(key: AccountKey): string {
  const number = createHash('sha256').update(`account ${key}`).digest().readUInt32BE(0) % 900_000;
  return String(100_000 + number).padStart(12, '0');
}

function describe(assembly: AssemblyFiles, surroundings: AssemblySurroundings): EstateDescription {
  const { accounts: known = {}, organization, access, exceptions, waivers, facts } = surroundings;
  const keys = [...new Set([...Object.keys(known), ...assembly.stacks.map(({ account }) => account)])];
  const ids = new Map<AccountKey, string>();
  for (const key of keys) ids.set(key, known[key]?.id ?? freePlaceholder(key, new Set(ids.values())));
  const accounts = keys.map((key): Account => {
    const { id, ...rest } = known[key] ?? {};
    return {
      id: ids.get(key) ?? placeholderAccount(key),
      name: key,
      ...rest,
      ...(id === undefined ? { planned: true } : {}),
      stacks: assembly.stacks.filter(({ account }) => account === key).map((stack) => stackFile(stack, assembly, ids, surroundings)),
    };
  });
  return {
    version: 1,
    ...(organization === undefined ? {} : { organization }),
    accounts,
    ...(access === undefined ? {} : { access }),
    ...(exceptions === undefined ? {} : { exceptions }),
    ...(waivers === undefined ? {} : { waivers }),
    ...(facts === undefined ? {} : { facts }),
  };
}

function freePlaceholder(key: AccountKey, taken: ReadonlySet<string>): string {
  for (let turn = 0; ; turn += 1) {
    const id = placeholderAccount(turn === 0 ? key : `${key} ${turn}`);
    if (!taken.has(id)) return id;
  }
}

function stackFile(
  stack: StackDescription,
  assembly: AssemblyFiles,
  ids: ReadonlyMap<AccountKey, string>,
  { addresses = {}, roleOf }: AssemblySurroundings,
): StackFile {
  const parameters: Record<string, string> = {};
  const inputs: Record<string, NonNullable<StackFile['inputs']>[string]> = {};
  for (const [parameter, input] of Object.entries(stack.inputs)) {
    const value = valueOf(input, ids, addresses);
    if (value !== undefined) parameters[parameter] = value;
    if (input.from !== 'output') continue;
    const source = assembly.stacks.find(({ name }) => name === input.stack);
    inputs[parameter] = {
      stack: input.stack,
      output: input.output,
      ...(source === undefined || source.account === stack.account ? {} : { account: ids.get(source.account) ?? '' }),
      ...(source === undefined || source.region === stack.region ? {} : { region: source.region }),
    };
  }
  const role = roleOf?.(stack, ids.get(stack.account) ?? '');
  return {
    name: stack.name,
    region: stack.region,
    template: stack.template,
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    ...(Object.keys(inputs).length === 0 ? {} : { inputs }),
    ...(role === undefined ? {} : { role }),
  };
}

/** Which release runs is never known here: its parameter stays open. */
function valueOf(input: Input, ids: ReadonlyMap<AccountKey, string>, addresses: Readonly<Record<string, Addresses>>): string | undefined {
  if (input.from === 'account') return ids.get(input.account);
  return input.from === 'address' ? addresses[input.environment]?.[input.address] : undefined;
}
