import { DeleteParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';

import { inWords } from '../../cloud/index.ts';
import { releaseRecordName } from '../../project/index.ts';
import type { Report } from '../../report/index.ts';
import { type AccountTask, reported } from '../apply.ts';
import { KEY, waitingSentence } from './data/key.ts';
import { dataKind } from './data/kinds.ts';
import type { FoundStack } from './found-stacks.ts';
import { isKept } from './inventory.ts';
import { inRemovalOrder, removalId, removalNeeds } from './removal-order.ts';
import { type DataResource, type RemovalPlan, identity } from './removal-plan.ts';
import { removeData } from './remove-data.ts';
import { removeStack } from './remove-stack.ts';
import { type DownScope, accessOf, dataResource } from './scope.ts';

/** One run of `down`, and what it has learned so far. */
export interface DownRun {
  readonly scope: DownScope;
  readonly plan: RemovalPlan;
  readonly report: Report;
  /** Kept by stacks as they really were when they went. */
  readonly kept: DataResource[];
  /** What AWS still keeps of what was deleted. */
  readonly notes: string[];
}

/** Everything to be done inside accounts: the records of what runs, the stacks and bootstraps, the data of the named accounts. */
export function removalTasks(run: DownRun, ours: readonly FoundStack[]): readonly AccountTask[] {
  return [...releaseTasks(run), ...stackTasks(run, ours), ...dataTasks(run, ours)];
}

const recordId = (account: string) => `release ${account}`;

/** The record of what runs goes before the archives that it names: an `up` that follows at any moment then makes a first release. */
function releaseTasks(run: DownRun): readonly AccountTask[] {
  const { project } = run.scope.prepared;
  return [...run.scope.observation.releases.keys()].map((account) => ({
    id: recordId(account),
    account,
    needs: [],
    run: async () => {
      const Name = releaseRecordName(project.name, account);
      const client = accessOf(run.scope, account).client(SSMClient, project.region);
      await reported(run.report, { type: 'step', account, subject: 'record of what runs' }, () =>
        inWords(`delete ${Name}`, async () => {
          await client.send(new DeleteParameterCommand({ Name })).catch((error: unknown) => {
            if (!(error instanceof ParameterNotFound)) throw error;
          });
        }),
      );
      return 'done' as const;
    },
  }));
}

function stackTasks(run: DownRun, ours: readonly FoundStack[]): readonly AccountTask[] {
  const { region: home } = run.scope.prepared.project;
  const needs = removalNeeds(ours, home);
  return inRemovalOrder(ours, home).map((stack) => ({
    id: removalId(stack),
    account: stack.account,
    needs: [
      ...(needs.get(removalId(stack)) ?? []),
      ...(run.scope.observation.releases.has(stack.account) ? [recordId(stack.account)] : []),
    ],
    run: async () => {
      await remove(run, stack);
      return 'done' as const;
    },
  }));
}

async function remove(run: DownRun, stack: FoundStack): Promise<void> {
  const { account, region, name, kind } = stack;
  const access = accessOf(run.scope, account);
  const step = { type: 'step', account, subject: kind === 'bootstrap' ? `${name} ${region}` : name } as const;
  await reported(run.report, step, async () => {
    const held = await removeStack({ access, region, name }, (detail) => run.report.emit({ ...step, state: 'progress', detail }));
    for (const resource of held) {
      if (isKept(resource))
        run.kept.push(dataResource(run.scope, stack, { ...resource, reason: `its template says ${resource.deletionPolicy}` }));
      else if (resource.type === KEY) await noteWaiting(run, stack, resource.physicalId);
    }
  });
}

async function noteWaiting(run: DownRun, { account, region }: FoundStack, physicalId: string): Promise<void> {
  const place = { access: accessOf(run.scope, account), region, physicalId };
  const waits = await inWords(`look for key ${physicalId}`, () => waitingSentence(place));
  if (waits !== undefined) run.notes.push(`key ${physicalId} of ${account}: ${waits}`);
}

/** For each named account with data that its stacks leave, after all of them. */
function dataTasks(run: DownRun, ours: readonly FoundStack[]): readonly AccountTask[] {
  const mayHaveData = new Set([...ours, ...run.plan.deleted].map(({ account }) => account));
  return run.scope.deleteData
    .filter((account) => mayHaveData.has(account))
    .map((account) => ({
      id: `data ${account}`,
      account,
      needs: ours.filter((stack) => stack.account === account && stack.kind === 'stack').map(removalId),
      run: async () => {
        await removeAccountData(run, account);
        return 'done' as const;
      },
    }));
}

async function removeAccountData(run: DownRun, account: string): Promise<void> {
  const step = { type: 'step', account, subject: 'data' } as const;
  const isHere = (resource: DataResource) => resource.account === account && dataKind(resource.type) !== undefined;
  const data = [...run.plan.deleted, ...run.kept].filter(isHere);
  await reported(run.report, step, async () => {
    const notes = await removeData(run.scope, data, (detail, finished) =>
      run.report.emit({ ...step, state: 'progress', detail, finished, total: data.length }),
    );
    run.notes.push(...notes);
    const gone = new Set(data.map(identity));
    run.kept.splice(0, run.kept.length, ...run.kept.filter((resource) => !gone.has(identity(resource))));
  });
}
