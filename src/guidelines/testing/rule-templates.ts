import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Templates that are full of what rules look for: the fixtures of all rules, and those that the bench is about. */
export function ruleTemplates(): readonly string[] {
  return [
    ...textsBelow(resolve(import.meta.dirname, '../rules')),
    ...textsBelow(resolve(import.meta.dirname, '../../../bench/check/templates')),
  ];
}

function textsBelow(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:ya?ml|json|template)$/.test(file));
  return files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8'));
}
