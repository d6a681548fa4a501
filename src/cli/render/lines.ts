import type { LandfallEvent, Report } from '../../report/index.ts';

/** Plain lines, for a pipe or a log: one for the start and one for the end of each step, each with its account. */
export function lineReport(write: (line: string) => void): Report {
  return {
    emit(event) {
      const line = lineOf(event);
      if (line !== undefined) write(line);
    },
  };
}

function lineOf(event: LandfallEvent): string | undefined {
  switch (event.type) {
    case 'account':
      return undefined;
    case 'note':
      return event.text;
    case 'warning':
      return `warning: ${event.text}${event.fix === undefined ? '' : ` (${event.fix})`}`;
    case 'step': {
      if (event.state === 'progress' || event.state === 'skipped') return undefined;
      const state = event.state === 'failed' ? 'FAILED' : event.state;
      return `${event.account}/${event.subject} ${state}${event.detail === undefined ? '' : `: ${event.detail}`}`;
    }
  }
}

/** Every event as JSON, one a line. */
export function jsonLineReport(write: (line: string) => void): Report {
  return { emit: (event) => write(JSON.stringify(event)) };
}
