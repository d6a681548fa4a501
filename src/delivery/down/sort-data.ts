import { KEY } from './data/key.ts';
import { dataKind } from './data/kinds.ts';
import { type HeldResource, isKept } from './inventory.ts';
import type { DataResource, RemovalPlan } from './removal-plan.ts';
import { type DownScope, dataResource } from './scope.ts';
import type { StrayData } from './stray-data.ts';
import type { SurveyedStack } from './survey.ts';

type SortedData = Pick<RemovalPlan, 'lost' | 'deleted'> & { readonly kept: readonly DataResource[] };

/** CloudFormation's own waiting time for a key whose template names none. */
const WAITING_DAYS = 30;

/** What becomes of everything that holds data: by the deployed templates, and by which accounts were named. */
export function sortData(scope: DownScope, surveyed: readonly SurveyedStack[], stray: readonly StrayData[]): SortedData {
  // A bootstrap's bucket holds templates that are made again.
  const stacks = surveyed.filter(({ stack }) => stack.kind === 'stack');
  const lost = stacks.flatMap(({ stack, held }) =>
    held
      .filter((resource) => !isKept(resource) && dataKind(resource.type) !== undefined)
      .map((resource) => dataResource(scope, stack, { ...resource, reason: lossOf(resource) })),
  );
  const retained = stacks.flatMap(({ stack, held }) =>
    held
      .filter(isKept)
      .map((resource) => dataResource(scope, stack, { ...resource, reason: `its template says ${resource.deletionPolicy}` })),
  );
  const isNamed = ({ account }: DataResource) => scope.deleteData.includes(account);
  const canGo = (resource: StrayData) => isNamed(resource) && resource.adopter === undefined && dataKind(resource.type) !== undefined;
  const staying: readonly StrayData[] = [...retained, ...stray];
  return {
    lost,
    deleted: staying.filter(canGo).map(withoutAdopter),
    kept: staying
      .filter((resource) => !canGo(resource))
      .map((resource) =>
        isNamed(resource) && resource.adopter === undefined
          ? { ...resource, reason: `Landfall doesn't know how to delete an ${resource.type}: do so by hand` }
          : withoutAdopter(resource),
      ),
  };
}

function lossOf({ type, properties }: HeldResource): string {
  if (type !== KEY) return 'nothing protects it';
  const days = typeof properties['PendingWindowInDays'] === 'number' ? properties['PendingWindowInDays'] : WAITING_DAYS;
  return `nothing protects it; for ${days} days its deletion can be taken back`;
}

function withoutAdopter({ adopter: _adopter, ...resource }: StrayData): DataResource {
  return resource;
}
