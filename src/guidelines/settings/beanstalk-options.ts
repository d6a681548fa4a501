import { type Resource, type ResourcePath, type Value, at, equals } from '../../estate/index.ts';
import { itemsOf } from './lists.ts';

/** An option of an environment of Elastic Beanstalk with its path; without a value where it isn't said. */
export function beanstalkOption(
  environment: Resource,
  namespace: string,
  name: string,
): { readonly value: Value | undefined; readonly path: ResourcePath } {
  for (const [setting, path] of itemsOf(environment, 'OptionSettings')) {
    if (equals(at(setting, 'Namespace'), namespace) === true && equals(at(setting, 'OptionName'), name) === true)
      return { value: at(setting, 'Value'), path: [...path, 'Value'] };
  }
  return { value: undefined, path: ['Properties', 'OptionSettings'] };
}
