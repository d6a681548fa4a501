import { styleText } from 'node:util';

import { LandfallError, ProblemsError, exitCodeOf } from '../report/index.ts';

/** Prints an error on stderr as its reader needs it, and returns the exit code. */
export function printError(error: unknown): number {
  process.stderr.write(`${describeError(error)}\n`);
  return exitCodeOf(error);
}

export function describeError(error: unknown): string {
  const paint = (style: 'red' | 'bold' | 'dim', text: string) => styleText(style, text, { stream: process.stderr });
  if (error instanceof ProblemsError) {
    const lines = error.problems.flatMap(({ path, message, fix }) => [
      `  ${paint('bold', path)}: ${message}`,
      ...(fix === undefined ? [] : [`    ${paint('dim', '→')} ${fix}`]),
    ]);
    return [`${paint('red', 'error')}: ${error.message}`, ...lines].join('\n');
  }
  if (error instanceof LandfallError) {
    return [`${paint('red', 'error')}: ${error.message}`, ...(error.fix === undefined ? [] : [`  ${paint('dim', '→')} ${error.fix}`])].join(
      '\n',
    );
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${paint('red', 'error')}: this is a bug in Landfall; please report it with what follows\n${stack}`;
}
