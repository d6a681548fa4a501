// Runs one of our TypeScript programs for an npm script: `node tools/run.js tools/demo.ts --keep`.
// Node 24 comes as a package, by its install script; where that didn't run, the machine's own Node reads this file and says so.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const version = process.versions.node;
const [major, minor] = version.split('.').map(Number);

if (major < 24 || (major === 24 && minor < 11)) {
  process.stderr.write(
    `Node ${version} is in charge where Node 24.11 or newer is needed (it is installed by a package's install script): ` +
      'run "npm ci", without --ignore-scripts, and then this command again.\n',
  );
  process.exitCode = 2;
} else {
  const program = resolve(process.argv[2]);
  process.argv.splice(1, 2, program);
  await import('../bin/source-condition.js');
  await import(pathToFileURL(program).href);
}
