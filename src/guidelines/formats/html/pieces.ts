import { clausesOf } from '../../clauses/clauses.ts';
import type { Verdict } from '../../finding.ts';
import { PROMISE_TITLES } from '../../promises.ts';
import type { PromiseId, Rule, Severity } from '../../rule.ts';
import { type Markup, html } from './markup.ts';

export function severityPill(severity: Severity): Markup {
  return html`<span class="pill ${severity}">${severity}</span>`;
}

export function verdictPill(verdict: Verdict): Markup {
  return html`<span class="pill ${verdict}">${verdict}</span>`;
}

/** `G2 encryption at rest`. */
export function promiseName(promise: PromiseId): string {
  return `${promise} ${PROMISE_TITLES[promise] ?? ''}`.trimEnd();
}

/** A link to a page of somebody else; what isn't one is shown as text. */
export function outside(address: string): Markup {
  return address.startsWith('https://') ? html`<a href="${address}" rel="noreferrer">${address}</a>` : html`${address}`;
}

/** Why a rule is there, why it is that severe, on what it rests, and what it is evidence for. */
export function ruleAbout({
  why,
  severity,
  severityReason,
  layer,
  sources,
  ...rule
}: Pick<Rule, 'id' | 'promise' | 'why' | 'severity' | 'severityReason' | 'layer' | 'sources'>): Markup {
  const supports = clausesOf(rule).flatMap(({ framework, clauses }) =>
    clauses.map((clause) => html`<li title="${framework.clauses[clause] ?? ''}">${framework.name} ${clause}</li>`),
  );
  return html`<p>${why}</p>
    <dl class="facts">
      <dt>Severity</dt>
      <dd>${severity}: ${severityReason}</dd>
      <dt>Layer</dt>
      <dd>${layer}</dd>
      ${
        supports.length > 0 &&
        html`<dt>Evidence for</dt>
          <dd>
            <ul class="chips">
              ${supports}
            </ul>
          </dd>`
      }
      <dt>Sources</dt>
      <dd>${sources.map((source) => html`<div class="small">${outside(source)}</div>`)}</dd>
    </dl>`;
}

export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
