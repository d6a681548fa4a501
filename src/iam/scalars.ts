/** A decimal number. Undefined for anything else. */
export function numberOf(raw: string): number | undefined {
  return /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(raw) ? Number(raw) : undefined;
}

// W3C's profile of ISO 8601 (a year, a month, a day, or a time with its zone), which is what the IAM reference refers to.
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[-+]\d{2}:?\d{2}))?)?)?$/;

/** Milliseconds since 1970 of a date or of seconds since 1970. Four digits alone are a year. */
export function instantOf(raw: string): number | undefined {
  const text = raw.trim();
  if (DATE.test(text)) {
    const instant = Date.parse(text.replace(/([-+]\d{2})(\d{2})$/, '$1:$2'));
    if (!Number.isNaN(instant)) return instant;
  }
  return /^\d{5,}(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : undefined;
}

/** Base 64 in one spelling, so that equal bytes are equal text. */
export function bytesOf(raw: string): string | undefined {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(raw) ? Buffer.from(raw, 'base64').toString('base64') : undefined;
}
