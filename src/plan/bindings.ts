import type { Target } from '../cloud/index.ts';
import type { Bindings } from './bind.ts';
import { type Observation, stackIn } from './observation.ts';
import type { Prepared } from './prepare.ts';

/** Bindings from what was observed. While a plan is applied, delivery overlays what it has just made. */
export function bindingsOf({ project, assembly }: Prepared, target: Target, observation: Observation): Bindings {
  const stacks = new Map(assembly.stacks.map((stack) => [stack.name, stack]));
  const environments = new Map(project.environments.map((environment) => [environment.name, environment]));
  return {
    output(name, output) {
      const stack = stacks.get(name);
      return stack === undefined ? undefined : stackIn(observation, stack.account, stack.region, name)?.outputs[output];
    },
    addresses(name) {
      const environment = environments.get(name);
      if (environment === undefined) throw new Error(`a stack asks for the addresses of ${name}, which is no environment`);
      return target.addresses(environment);
    },
    account: (key) => observation.accounts[key],
    release: (account) => observation.releases.get(account)?.release,
  };
}
