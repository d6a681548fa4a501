import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What is measured, exactly. cdk-nag comes with the project. */
export const VERSIONS = { checkov: '3.3.30', 'cfn-lint': '1.58.0', 'cfn-guard': '3.1.1', validator: '0.0.62' } as const;

export interface Installed {
  readonly checkov: string;
  readonly cfnLint: string;
  readonly guard: string;
  /** The Control Tower rules that AWS ships for cfn-guard. */
  readonly guardRules: string;
}

/** Installs the tools into a cache of the user's, outside of the project, the first time; the folder's name holds their versions. */
export function installTools(): Installed {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const { checkov, 'cfn-lint': cfnLint, validator } = VERSIONS;
  const folder = join(cache, 'landfall-bench', `checkov-${checkov}_cfn-lint-${cfnLint}_cfnguard-${validator}`);
  const done = join(folder, 'installed');
  if (!existsSync(done)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    // Each has its own environment: they don't agree on what they share.
    for (const tool of [`checkov==${checkov}`, `cfn-lint==${cfnLint}`]) {
      const environment = join(folder, tool.split('==')[0] ?? tool);
      run('python3', ['-m', 'venv', environment]);
      run(join(environment, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', tool]);
    }
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const scripts = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
    run('npm', ['install', '--prefix', folder, ...scripts, `@cdklabs/cdk-validator-cfnguard@${validator}`]);
    writeFileSync(done, '');
  }
  const guard = join(folder, 'node_modules/@cdklabs/cdk-validator-cfnguard');
  return {
    checkov: join(folder, 'checkov/bin/checkov'),
    cfnLint: join(folder, 'cfn-lint/bin/cfn-lint'),
    guard: join(
      guard,
      'bin',
      process.platform === 'darwin' ? 'macos' : 'ubuntu',
      process.arch === 'arm64' ? 'aarch64' : 'x86_64',
      'cfn-guard',
    ),
    guardRules: join(guard, 'rules/control-tower/cfn-guard'),
  };
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
}
