import { findChromium } from '../src/cli/testing/chromium.ts';
import { findPython } from '../src/local/emulators/python.ts';
import { LandfallError } from '../src/report/index.ts';

/** Vitest's projects that need something of the machine. */
export type Needing = 'local-cloud' | 'browser';

/** The projects that a run of `vitest run <args>` will include; all of them unless `--project` says otherwise. */
export function projectsOf(args: readonly string[]): readonly Needing[] {
  const named = args.flatMap((arg, index) => {
    if (arg.startsWith('--project=')) return [arg.slice('--project='.length)];
    return args[index - 1] === '--project' ? [arg] : [];
  });
  return (['local-cloud', 'browser'] as const).filter((project) => named.length === 0 || named.includes(project));
}

/** What the machine lacks for these projects, as sentences that name the command to run. */
export async function missingFor(projects: readonly Needing[], environment: NodeJS.ProcessEnv = process.env): Promise<readonly string[]> {
  const missing: string[] = [];
  if (projects.includes('browser') && findChromium(environment) === undefined) {
    missing.push(
      'The browser tests need Chromium, which is not on the PATH: run "sudo apt-get install -y chromium" on Debian, ' +
        'or set CHROMIUM to the path of a Chromium or Chrome.',
    );
  }
  // Browser tests look at a product that runs on the local cloud.
  if (projects.length > 0) {
    try {
      await findPython(environment);
    } catch (error) {
      if (!(error instanceof LandfallError)) throw error;
      missing.push(error.fix === undefined ? error.message : `${error.message} ${error.fix}`);
    }
  }
  return missing;
}
