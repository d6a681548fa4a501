import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { cacheFolder } from '../../src/plan/cache.ts';
import { raceOf } from '../measure.ts';
import type { Bench } from './bench.ts';
import { generateProject } from './generated-project.ts';

const SIZES = [1, 10];
const ROUNDS = 5;
/** The release that was tried together with our pin of aws-cdk-lib. */
const CDK = 'aws-cdk@2.1148.1';

/** The plan of a project that was never seen, beside `cdk synth` of the very same stacks as users of CDK have them: in one app. */
export function cold({ packed, bin, folder, environment }: Bench): void {
  const cdk = installCdk(join(folder, 'cdk'));
  // Beside the package's own modules, as it needs them and CDK.
  const app = join(packed, 'cdk-app.js');
  copyFileSync(join(import.meta.dirname, 'cdk-app.js'), app);
  console.log(`Cold plan to cdk synth of the same stacks (${CDK}; medians of ${ROUNDS}):`);
  for (const size of SIZES) {
    const file = generateProject(join(folder, `cold-${size}`), size);
    const assembly = join(folder, `cdk-out-${size}`);
    const medians = raceOf(
      [
        {
          name: 'landfall',
          // CDK judges nothing of what Landfall's verdicts are about.
          args: [bin, 'plan', '--offline', '--no-verdicts', '--project', file],
          prepare: () => rmSync(cacheFolder(dirname(file), environment), { recursive: true, force: true }),
        },
        {
          name: 'cdk',
          args: [cdk, 'synth', '--quiet', '--no-notices', '--output', assembly, '--app', `exec "${process.execPath}" "${app}" "${file}"`],
          prepare: () => rmSync(assembly, { recursive: true, force: true }),
        },
      ],
      { rounds: ROUNDS, warmUps: 1, environment: { ...environment, CDK_DISABLE_VERSION_CHECK: 'true', CDK_DISABLE_CLI_TELEMETRY: 'true' } },
    );
    const [landfall = NaN, peer = NaN] = [medians.get('landfall'), medians.get('cdk')];
    console.log(`  ${String(size).padStart(3)} environments: ${(landfall / peer).toFixed(2)} x (${seconds(landfall)} to ${seconds(peer)})`);
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** Returns the command line's program. */
function installCdk(folder: string): string {
  const { status, stderr } = spawnSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', CDK], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`${CDK} could not be installed: ${String(stderr)}`);
  return join(folder, 'node_modules/aws-cdk/bin/cdk');
}
