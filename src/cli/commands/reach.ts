import { loadEstate } from '../../estate/index.ts';
import { reach as reachOf } from '../../isolation/index.ts';
import { LandfallError } from '../../report/index.ts';
import { renderReach } from '../render/reach.ts';

export interface ReachOptions {
  readonly estate?: string | undefined;
  readonly project: string;
  readonly from?: readonly string[] | undefined;
  readonly expect?: string | undefined;
  readonly json?: true | undefined;
}

const NO = 1;

/**
 * Says who can reach an environment of the project or of an estate. The exit code is 1 where somebody can; with `--expect proven` also where
 * it can't be decided.
 */
export async function reach(environment: string, { estate, project, from, expect, json }: ReachOptions): Promise<void> {
  if (expect !== undefined && expect !== 'proven') {
    throw new LandfallError('UnknownExpectation', `--expect ${expect} is nothing that can be expected`, { fix: 'use --expect proven' });
  }
  const judged = estate === undefined ? await (await import('../estate-of-project.ts')).estateOfProject(project) : await loadEstate(estate);
  const result = reachOf(judged, environment, { from });
  process.stdout.write(json ? `${JSON.stringify(result, undefined, 2)}\n` : `${renderReach(result, judged)}\n`);
  if (result.paths.length > 0 || (expect === 'proven' && !result.proven)) process.exitCode = NO;
}
