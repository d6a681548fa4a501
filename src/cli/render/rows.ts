import { styleText } from 'node:util';

import { createLogUpdate } from 'log-update';

import type { LandfallEvent, Report, StepEvent } from '../../report/index.ts';

const BAR_WIDTH = 16;
const REDRAW_EVERY = 80;

interface Row {
  steps: number;
  done: number;
  failed: number;
  /** What runs now, by subject, with what it is at. */
  readonly running: Map<string, StepEvent>;
}

export interface RowReport extends Report {
  /** Draws the last state and leaves it on the screen. */
  end(): void;
}

/** A row for each account that stays in its place, with what runs now; failures and warnings are kept above. */
export function rowReport(stream: NodeJS.WriteStream): RowReport {
  const update = createLogUpdate(stream, { showCursor: true });
  const rows = new Map<string, Row>();
  let timer: NodeJS.Timeout | undefined;
  const draw = () => {
    timer = undefined;
    update(renderRows(rows, stream.columns || 100, (stream.rows || 24) - 1));
  };
  return {
    emit(event) {
      const above = applyEvent(rows, event);
      if (above !== undefined) {
        update.persist(above);
      }
      timer ??= setTimeout(draw, REDRAW_EVERY);
    },
    end() {
      clearTimeout(timer);
      draw();
      update.done();
    },
  };
}

/** Changes the rows, and returns what is to be kept above them. */
export function applyEvent(rows: Map<string, Row>, event: LandfallEvent): string | undefined {
  if (event.type === 'note') return event.text;
  if (event.type === 'warning')
    return `${styleText('yellow', 'warning')}: ${event.text}${event.fix === undefined ? '' : ` (${event.fix})`}`;
  const row = rows.get(event.account) ?? { steps: 0, done: 0, failed: 0, running: new Map<string, StepEvent>() };
  rows.set(event.account, row);
  if (event.type === 'account') {
    row.steps += event.steps;
    return undefined;
  }
  if (event.state === 'started' || event.state === 'progress') {
    row.running.set(event.subject, event);
    return undefined;
  }
  row.running.delete(event.subject);
  if (event.state === 'failed') row.failed++;
  else row.done++;
  row.steps = Math.max(row.steps, row.done + row.failed);
  return event.state === 'failed' ? `${styleText('red', 'failed')}: ${event.account}/${event.subject}: ${event.detail ?? ''}` : undefined;
}

export function renderRows(rows: ReadonlyMap<string, Row>, columns: number, height: number): string {
  const width = Math.max(...[...rows.keys()].map((name) => name.length), 0);
  const lines = [...rows].map(([account, row]) => renderRow(account.padEnd(width), row, columns));
  // More accounts than the screen has lines: what is finished makes room.
  const open = lines.filter((_line, index) => !isFinished([...rows.values()][index]));
  const shown = lines.length > height ? open.slice(0, height - 1) : lines;
  return (lines.length > height ? [...shown, `… and ${lines.length - shown.length} more`] : shown).join('\n');
}

function isFinished(row: Row | undefined): boolean {
  return row !== undefined && row.running.size === 0 && row.done >= row.steps;
}

function renderRow(account: string, row: Row, columns: number): string {
  const share = row.steps === 0 ? 0 : (row.done + row.failed) / row.steps;
  const filled = Math.round(share * BAR_WIDTH);
  const style = row.failed > 0 ? 'red' : isFinished(row) ? 'green' : 'cyan';
  const bar = styleText(style, '━'.repeat(filled)) + styleText('dim', '━'.repeat(BAR_WIDTH - filled));
  const count = `${row.done + row.failed}/${row.steps}`.padStart(7);
  const room = Math.max(10, columns - account.length - BAR_WIDTH - count.length - 6);
  return `${account}  ${bar} ${count}  ${styleText('dim', clip([...row.running.values()].map(describeStep).join(', '), room))}`;
}

function describeStep({ subject, detail, finished, total }: StepEvent): string {
  const progress = finished === undefined || total === undefined ? '' : ` ${Math.min(finished, total)}/${total}`;
  return `${subject}${progress}${detail === undefined ? '' : ` ${detail}`}`;
}

function clip(text: string, room: number): string {
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
}
