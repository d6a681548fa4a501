/** `order-placed` → `OrderPlaced`. Whatever isn't a letter or digit separates words. */
export function pascalCase(text: string): string {
  return text
    .split(/[^a-zA-Z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** Path components that CDK itself leaves out of a readable id. */
const SILENT = new Set(['Resource', 'Default']);

/**
 * The logical id of the element at `path` (without the stack): its words and nothing else. CDK's own ends in a hash of the whole path, so
 * that a moved construct becomes another resource; here it is the words that decide. Two elements of the same words fail the synthesis.
 */
export function logicalId(path: readonly string[]): string {
  return path
    .filter((component) => !SILENT.has(component))
    .map(pascalCase)
    .join('');
}
