import type { Format } from './format.ts';

export type { Format, FormatContext } from './format.ts';

/** By name, each loaded when it is asked for. Text isn't here: that is for people, and so the command line's. */
export const FORMATS = {
  json: async (): Promise<Format> => (await import('./json.ts')).asJson,
  sarif: async (): Promise<Format> => (await import('./sarif.ts')).asSarif,
  junit: async (): Promise<Format> => (await import('./junit.ts')).asJunit,
  gitlab: async (): Promise<Format> => (await import('./gitlab.ts')).asGitlab,
  html: async (): Promise<Format> => (await import('./html/index.ts')).asHtml,
} as const;

export type FormatName = keyof typeof FORMATS;
