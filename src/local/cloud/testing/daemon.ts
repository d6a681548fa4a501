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
process.exit(await serve(region === undefined ? options : { ...options, region }));
