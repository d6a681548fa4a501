import { stateDirectory } from '../directory.ts';
import { serve } from '../serve.ts';
import { startPlainDoor } from './plain-door.ts';

const [python = '', region] = process.argv.slice(2);
const options = {
  directory: stateDirectory(),
  python,
  startDoor: startPlainDoor,
  say: (line: string) => void process.stdout.write(`${line}\n`),
};
// oxlint-disable-next-line no-restricted-properties, unicorn/no-process-exit -- its log is a file, and its end must not depend on what a part forgot to close
process.exit(await serve(region === undefined ? options : { ...options, region }));
