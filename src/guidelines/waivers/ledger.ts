import type { Account, Estate, Resource } from '../../estate/index.ts';
import { closest } from '../../report/index.ts';
import { isOfPack } from '../packs/pack-rules.ts';
import { type WrittenWaiver, metadataWaivers, misplacedWaivers, mistakeIn } from './read-metadata.ts';
import type { JudgedWaiver, Waived, Waiver, WaiverSource, WaiverState } from './waiver.ts';

interface Entry {
  readonly waiver: Waiver;
  readonly source: WaiverSource;
  /** The resources in whose metadata it stands: several where a loop, a transform or another stack has the same template. */
  readonly on: Set<Resource> | undefined;
  readonly template: string | undefined;
  readonly line: number | undefined;
  readonly mistake: string | undefined;
  readonly expired: boolean;
  findings: number;
}

export interface LedgerOptions {
  /** Beside those in resources' metadata. */
  readonly waivers: readonly Waiver[];
  /** Ids of all rules that there are, and of those that are asked this time. */
  readonly known: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
  /** The day of the judgement, as 2026-11-24. */
  readonly today: string;
}

/** All waivers of one judgement: which finding is waived by which, and what became of each. */
export class WaiverLedger {
  readonly #entries: readonly Entry[];
  readonly #byRule: ReadonlyMap<string, readonly Entry[]>;
  readonly #estate: Estate;
  readonly #options: LedgerOptions;

  constructor(estate: Estate, options: LedgerOptions) {
    this.#estate = estate;
    this.#options = options;
    const entry = (waiver: Waiver, source: WaiverSource, mistake: string | undefined, at?: WrittenWaiver): Entry => ({
      waiver,
      source,
      on: at?.on === undefined ? undefined : new Set([at.on]),
      template: at?.template,
      line: at?.line,
      mistake,
      expired: mistake === undefined && waiver.expires !== undefined && waiver.expires < options.today,
      findings: 0,
    });
    const written = new Map<string, Entry>();
    for (const at of metadataWaivers(estate)) {
      const { on, template, line, waiver, mistake } = at;
      const key = `${line} ${waiver.rule} ${template}`;
      const known = written.get(key);
      if (known === undefined) written.set(key, entry(waiver, 'resource', mistake, at));
      else if (on !== undefined) known.on?.add(on);
    }
    this.#entries = [
      ...options.waivers.map((waiver) => entry(waiver, 'project', mistakeIn(waiver))),
      ...[...misplacedWaivers(estate)].map((at) => entry(at.waiver, 'template', at.mistake, at)),
      ...written.values(),
    ];
    this.#byRule = Map.groupBy(this.#entries, ({ waiver }) => waiver.rule);
  }

  /** Takes note of a finding of a rule at a resource, and says whether and why it is waived. */
  waive(rule: string, resource: Resource): Waived | null {
    const matching = (this.#byRule.get(rule) ?? []).filter((entry) => entry.mistake === undefined && this.#concerns(entry, resource));
    for (const entry of matching) entry.findings += 1;
    const valid = matching.find(({ expired }) => !expired);
    // Those of templates are never valid.
    const source = valid?.source === 'project' ? 'project' : 'resource';
    return valid === undefined ? null : { reason: valid.waiver.reason, expires: valid.waiver.expires ?? null, source };
  }

  /** What became of each. Those of rules that weren't asked aren't told of. */
  account(): readonly JudgedWaiver[] {
    const { asked, known } = this.#options;
    return this.#entries
      .filter(
        ({ waiver, mistake }) => mistake !== undefined || asked.has(waiver.rule) || !(known.has(waiver.rule) || isOfPack(waiver.rule)),
      )
      .map((entry) => {
        const { waiver, source, template, line, findings } = entry;
        const state = this.#stateOf(entry);
        return {
          rule: waiver.rule,
          resource: waiver.resource,
          reason: waiver.reason,
          expires: waiver.expires ?? null,
          source,
          template: template ?? null,
          line: line ?? null,
          state,
          findings,
          note: this.#noteOf(entry, state),
        };
      });
  }

  #stateOf({ waiver, mistake, expired, findings }: Entry): WaiverState {
    if (mistake !== undefined) return 'invalid';
    if (!this.#options.known.has(waiver.rule)) return 'unknown-rule';
    if (expired) return 'expired';
    return findings > 0 ? 'used' : 'unused';
  }

  #noteOf({ waiver, mistake }: Entry, state: WaiverState): string | null {
    switch (state) {
      case 'used':
        return null;
      case 'unused':
        return 'there is nothing to waive: remove it';
      case 'expired':
        return `it expired on ${waiver.expires}`;
      case 'unknown-rule': {
        const near = closest(waiver.rule, this.#options.known);
        return near === undefined ? 'there is no such rule' : `there is no such rule; did you mean ${near}?`;
      }
      case 'invalid':
        return mistake ?? null;
    }
  }

  #concerns({ waiver, on }: Entry, resource: Resource): boolean {
    if (on !== undefined) return on.has(resource);
    const { account, place, id } = addressed(waiver.resource);
    if (id !== resource.logicalId && id !== resource.writtenId) return false;
    const { stack, template } = resource;
    const names = (given: string) => given === stack.name || given === template;
    if (place === undefined || names(place)) return true;
    return account !== undefined && names(place.slice(account.length + 1)) && isNamed(this.#estate.account(resource.account), account);
  }
}

/** `<account>/<stack or template>#LogicalId`; a template's path may look as if it began with an account. */
function addressed(address: string) {
  const hash = address.lastIndexOf('#');
  if (hash === -1) return { id: address, place: undefined, account: undefined };
  const place = address.slice(0, hash);
  const slash = place.indexOf('/');
  return { id: address.slice(hash + 1), place, account: slash === -1 ? undefined : place.slice(0, slash) };
}

function isNamed(account: Account | undefined, name: string): boolean {
  return account !== undefined && (account.id === name || account.name === name);
}
