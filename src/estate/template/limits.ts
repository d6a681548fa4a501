import { Unreadable } from './source.ts';

/** Four times what CloudFormation takes (1 MB): a template may be packed before it is sent. */
export const LARGEST_TEMPLATE = 4 * 1024 * 1024;
/** Levels of nesting. A state machine or a dashboard written out has some thirty. */
const DEEPEST = 200;
/** Values that a template comes to with its YAML aliases followed. */
const MOST_VALUES = 500_000;

/** Throws `Unreadable` for what is nested too deeply, refers to itself, or grows without end when aliases are followed. */
export function withinLimits(root: unknown): void {
  const waiting: unknown[] = [root];
  const depths: number[] = [0];
  let count = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    const depth = depths.pop() ?? 0;
    count += 1;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > DEEPEST) throw new Unreadable(`is nested more than ${DEEPEST} levels deep`);
    if (count > MOST_VALUES) throw new Unreadable(`has more than ${MOST_VALUES.toLocaleString('en')} values once its aliases are followed`);
    const children = Array.isArray(value) ? (value as readonly unknown[]) : Object.values(value);
    for (const child of children) {
      waiting.push(child);
      depths.push(depth + 1);
    }
  }
}
