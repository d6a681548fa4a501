import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Where the list of resource types that the emulator can make is kept. */
export const SUPPORTED_TYPES_FILE = fileURLToPath(new URL('../supported-types.ts', import.meta.url));

const QUESTION = `
import importlib.metadata, json
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS as handlers
print(json.dumps({"version": importlib.metadata.version("ministack"), "types": sorted(handlers)}))
`;

interface Registry {
  readonly version: string;
  readonly types: readonly string[];
}

/** The file's text, as it follows from the ministack that the given Python has installed. */
export async function supportedTypesText(python: string): Promise<string> {
  // The package reads settings from its environment and writes to its state directory, so it gets none.
  const { stdout } = await promisify(execFile)(python, ['-c', QUESTION], { env: {}, maxBuffer: 1 << 22 });
  const registry = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Registry;
  return `// Written by tools/ministack-types.ts from the installed package: don't edit.

/** The version that the list was read from. */
export const MINISTACK_VERSION = '${registry.version}';

/** Every CloudFormation resource type that the emulator can make; a template with any other is refused as a whole. */
export const SUPPORTED_TYPES: ReadonlySet<string> = new Set([
${registry.types.map((type) => `  '${type}',`).join('\n')}
]);
`;
}
