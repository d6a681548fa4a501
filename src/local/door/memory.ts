/** What the door itself knows and must survive a restart: plain JSON in named sections, one a gap. */
export class Memory {
  readonly #sections: Record<string, Record<string, unknown>>;

  /** `saved` is what `snapshot` gave before; anything else counts as nothing. */
  constructor(saved?: unknown) {
    this.#sections = {};
    if (typeof saved !== 'object' || saved === null) return;
    for (const [name, section] of Object.entries(saved)) {
      if (typeof section === 'object' && section !== null)
        this.#sections[name] = { ...(structuredClone(section) as Record<string, unknown>) };
    }
  }

  /** The section itself: what is set in it is kept. */
  section<Value>(name: string): Record<string, Value> {
    return (this.#sections[name] ??= {}) as Record<string, Value>;
  }

  snapshot(): Record<string, Record<string, unknown>> {
    return structuredClone(this.#sections);
  }
}
