import type { CheckResult, Undecided } from '../../finding.ts';
import { type Markup, html } from './markup.ts';
import { counted } from './pieces.ts';

/** Places that are shown of one reason at once. */
const SHOWN = 8;

/** Findings that somebody has decided to live with, by the argument. */
export function waivedPart({ findings }: CheckResult): Markup | undefined {
  const waived = findings.flatMap((finding) => (finding.waived === null ? [] : [{ ...finding, waived: finding.waived }]));
  if (waived.length === 0) return undefined;
  const arguments_ = Map.groupBy(waived, ({ rule, waived: { reason, expires, source } }) =>
    JSON.stringify([rule, reason, expires, source]),
  );
  return html`<ul class="list">
    ${[...arguments_.values()].map((same) => {
      const [first] = same;
      const { reason, expires, source } = first?.waived ?? { reason: '', expires: null, source: 'project' };
      return html`<li>
        <code>${first?.rule}</code> <span class="pill">${counted(same.length, 'finding')}</span>
        <p>${reason}</p>
        <p class="soft small">
          ${expires === null ? 'until it is removed' : `until ${expires}`}, said in
          ${source === 'resource' ? 'the metadata of the resource' : 'the project file or estate.json'}
        </p>
        ${places(same.map(({ template, line, resource }) => `${template}:${line} ${resource}`))}
      </li>`;
    })}
  </ul>`;
}

/** Waivers that waive nothing, and why. */
export function idleWaiversPart({ waivers }: CheckResult): Markup | undefined {
  const idle = waivers.filter(({ state }) => state !== 'used');
  if (idle.length === 0) return undefined;
  return html`<ul class="list">
    ${idle.map(
      ({ rule, resource, note, template, line }) =>
        html`<li>
          <code>${rule || '(no rule)'}</code>${resource === '' ? '' : ` at ${resource}`}:
          ${note}${template !== null && html` <span class="soft small mono">${template}:${line}</span>`}
        </li>`,
    )}
  </ul>`;
}

/** What couldn't be told, by the reason: a parameter is often the reason in many places. */
export function unknownPart(unknown: readonly Undecided[]): Markup | undefined {
  if (unknown.length === 0) return undefined;
  const reasons = Map.groupBy(unknown, ({ template, why }) => JSON.stringify([template, why]));
  return html`<ul class="list">
    ${[...reasons.values()].map((same) => {
      const told = same.map(({ rule, resource, path, line }) =>
        [`${line}`, rule ?? 'every rule', resource, path].filter(Boolean).join('  '),
      );
      return html`<li>${same[0]?.why} <span class="soft small mono">${same[0]?.template}</span>${places(told)}</li>`;
    })}
  </ul>`;
}

/** What couldn't be judged at all. */
export function errorsPart({ errors }: CheckResult): Markup | undefined {
  if (errors.length === 0) return undefined;
  return html`<ul class="list">
    ${errors.map(
      ({ template, message, line }) =>
        html`<li>
          ${message}${template !== null && html` <span class="soft small mono">${template}${line !== undefined && `:${line}`}</span>`}
        </li>`,
    )}
  </ul>`;
}

function places(all: readonly string[]): Markup {
  const told = [...new Set(all)];
  const lines = (some: readonly string[]) => some.map((one) => html`<div class="soft small mono">${one}</div>`);
  const rest = told.slice(SHOWN);
  return html`${lines(told.slice(0, SHOWN))}${
    rest.length > 0 &&
    html`<details class="more small">
      <summary>and ${rest.length} more</summary>
      ${lines(rest)}
    </details>`
  }`;
}
