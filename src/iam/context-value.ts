import { type Text } from './text.ts';

/** A context key's values as a request has them: one text or several, none for a key that is absent, `unknown` where nobody can say. */
export type ContextValue = readonly Text[] | 'unknown';
