/** What the model answers instead of an output: an AWS exception by its name. */
export class Refusal extends Error {
  constructor(name: string, message = 'refused by the model') {
    super(message);
    this.name = name;
  }
}

export type Input = Readonly<Record<string, unknown>>;
export type Operations = Readonly<Record<string, (input: Input) => object>>;

export function refuseIf(condition: boolean, name: string, message?: string): void {
  if (condition) throw new Refusal(name, message);
}

export function found<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Refusal(name);
  return thing;
}
