import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program wrote to its terminal. */
export interface Capture {
  readonly columns: number;
  readonly rows: number;
  readonly chunks: readonly Chunk[];
}

export interface Chunk {
  /** Seconds since the start. */
  readonly at: number;
  readonly text: string;
}

/** Runs a shell command in a pseudo terminal of that size, by util-linux' `script`. Throws when the command fails: a picture shows what works. */
export async function captureCommand(command: string, columns: number, rows: number): Promise<Capture> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-record-'));
  const output = join(folder, 'output');
  const timing = join(folder, 'timing');
  try {
    const inTerminal = `stty cols ${columns} rows ${rows} -echo; ${command}`;
    const child = spawn('script', ['--quiet', '--return', '--log-out', output, '--log-timing', timing, '--command', inTerminal], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, TERM: 'xterm-256color', FORCE_COLOR: '1' },
    });
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    if (code !== 0) throw new Error(`"${command}" ended with exit code ${String(code)}, so there is nothing to show`);
    return { columns, rows, chunks: chunksOf(await readFile(output), await readFile(timing, 'utf8')) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** `script` writes one line a chunk, "<seconds since the last> <bytes>"; the output begins and ends with a line of its own. */
export function chunksOf(output: Buffer, timing: string): readonly Chunk[] {
  const decoder = new TextDecoder();
  const header = output.toString('latin1').startsWith('Script started on ') ? output.indexOf('\n') + 1 : 0;
  let offset = header;
  let at = 0;
  return timing
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [seconds = 0, bytes = 0] = line.trim().split(' ').map(Number);
      at += seconds;
      offset += bytes;
      return { at, text: decoder.decode(output.subarray(offset - bytes, offset), { stream: true }) };
    });
}

/** A capture in asciinema's format, version 2: a line with the size, then a line `[seconds, "o", text]` a chunk. */
export function parseCast(text: string): Capture {
  const [header = '{}', ...events] = text.trim().split('\n');
  const { width, height } = JSON.parse(header) as { width: number; height: number };
  const chunks = events
    .map((line) => JSON.parse(line) as [number, string, string])
    .filter(([, kind]) => kind === 'o')
    .map(([at, , output]) => ({ at, text: output }));
  return { columns: width, rows: height, chunks };
}

export function formatCast({ columns, rows, chunks }: Capture): string {
  const header = { version: 2, width: columns, height: rows };
  return `${[header, ...chunks.map(({ at, text }) => [at, 'o', text])].map((line) => JSON.stringify(line)).join('\n')}\n`;
}
