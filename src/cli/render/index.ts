import type { Report } from '../../report/index.ts';
import { jsonLineReport, lineReport } from './lines.ts';

export { renderPlan } from './plan.ts';
export { renderRehearsal } from './rehearsal.ts';

export interface Renderer {
  readonly report: Report;
  /** After the last event, before anything else is printed. */
  end(): void;
}

/** Rows that stay in place in a terminal, plain lines without one, JSON lines on request. */
export async function chooseRenderer(options: { readonly json?: boolean | undefined }): Promise<Renderer> {
  const write = (line: string) => void process.stdout.write(`${line}\n`);
  if (options.json === true) return { report: jsonLineReport(write), end: () => undefined };
  if (!process.stdout.isTTY || process.env['CI'] === 'true') return { report: lineReport(write), end: () => undefined };
  const { rowReport } = await import('./rows.ts');
  const rows = rowReport(process.stdout);
  return { report: rows, end: () => rows.end() };
}
