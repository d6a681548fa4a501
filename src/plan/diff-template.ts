import { fullDiff, type PropertyDifference, type ResourceDifference, ResourceImpact } from '@aws-cdk/cloudformation-diff';

import { DIGEST_OUTPUT, type Template } from '../assembly/index.ts';
import type { ChangeAction, PropertyChange, ResourceChange } from '../report/index.ts';

/** What differs between the deployed and the desired template, resource by resource. */
export function diffTemplates(deployed: Template, desired: Template): readonly ResourceChange[] {
  const diff = fullDiff(structuredClone(deployed), structuredClone(desired));
  const resources: ResourceChange[] = [];
  diff.resources.forEachDifference((logicalId, difference) => {
    resources.push({
      action: actionOf(difference),
      logicalId,
      type: difference.newResourceType || difference.oldResourceType || '',
      properties: propertiesOf(difference),
    });
  });
  diff.outputs.forEachDifference((logicalId, difference) => {
    if (logicalId === DIGEST_OUTPUT) return;
    const action = difference.isAddition ? 'create' : difference.isRemoval ? 'delete' : 'update';
    resources.push({ action, logicalId, type: 'Output', properties: [] });
  });
  return resources;
}

function actionOf(difference: ResourceDifference): ChangeAction {
  switch (difference.changeImpact) {
    case ResourceImpact.WILL_CREATE:
      return 'create';
    case ResourceImpact.WILL_DESTROY:
    case ResourceImpact.WILL_ORPHAN:
      return 'delete';
    case ResourceImpact.WILL_REPLACE:
    case ResourceImpact.MAY_REPLACE:
      return 'replace';
    default:
      return 'update';
  }
}

function propertiesOf(difference: ResourceDifference): readonly PropertyChange[] {
  if (!difference.isUpdate) return [];
  const changed: PropertyChange[] = Object.entries<PropertyDifference<unknown>>(difference.propertyUpdates).flatMap(([name, update]) =>
    leaves(`Properties.${name}`, update.oldValue, update.newValue),
  );
  difference.forEachDifference((kind, name, value) => {
    if (kind === 'Other') changed.push(...leaves(name, value.oldValue, value.newValue));
  });
  return changed;
}

/** The deepest places that differ, so that one number in a large property is shown as that number. */
function leaves(path: string, before: unknown, after: unknown): readonly PropertyChange[] {
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => leaves(`${path}.${key}`, before[key], after[key]));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((value, index) => leaves(`${path}.${index}`, value, after[index]));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
