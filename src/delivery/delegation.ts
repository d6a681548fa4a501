import { MANAGEMENT, stackName } from '../project/index.ts';
import { LandfallError } from '../report/index.ts';
import { type Run, outputOf } from './apply.ts';

/** Is the project's domain in the hands of its apex zone? Asked once a run; certificates are validated by records below it. */
export function isDelegated(run: Run): Promise<boolean> {
  run.delegated ??= run.target.isDelegated(run.prepared.project.domain, apexNameServers(run));
  return run.delegated;
}

/** Throws `LandfallError` with the name servers to set when stacks had to wait for the registrar. */
export async function throwUnlessDelegated(run: Run): Promise<void> {
  if (run.delegated === undefined || (await run.delegated)) return;
  const { domain } = run.prepared.project;
  throw new LandfallError(
    'NotDelegated',
    `${domain} isn't delegated to its zone yet, so no certificate can be issued; everything that needs none is up`,
    {
      fault: 'cloud',
      fix: `set these name servers for ${domain} at its registrar, then run \`landfall up\` again: ${apexNameServers(run).join(', ')}`,
    },
  );
}

function apexNameServers(run: Run): readonly string[] {
  return (outputOf(run, stackName(run.prepared.project.name, MANAGEMENT, 'apex'), 'NameServers') ?? '')
    .split(',')
    .filter((server) => server !== '');
}
