/** Ids of accounts that AWS itself owns and publishes, with where. */
export function isPublishedAccount(id: string): boolean {
  return PUBLISHED.has(id);
}

const PUBLISHED: ReadonlySet<string> = new Set(['602401143452']);
