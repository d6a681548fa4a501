import { startDoor } from '../door/index.ts';
import { stateDirectory } from './directory.ts';
import { serve } from './serve.ts';

// The process that holds a local cloud. Started by `startLocalCloud` with a clean environment; standard output is its log.
const [python = '', region] = process.argv.slice(2);
const code = await serve({
  directory: stateDirectory(),
  python,
  ...(region === undefined ? {} : { region }),
  startDoor,
  say: (line) => process.stdout.write(`${new Date().toISOString()} ${line}\n`),
});
// oxlint-disable-next-line no-restricted-properties, unicorn/no-process-exit -- its log is a file, and its end must not depend on what a part forgot to close
process.exit(code);
