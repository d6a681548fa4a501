import type { PromiseId, Rule } from '../../rule.ts';
import { ANY_TYPE } from '../../rule.ts';
import { inOrder } from '../../verdict.ts';
import { anchorOf } from './findings-part.ts';
import { type Markup, html } from './markup.ts';
import { page } from './page.ts';
import { counted, promiseName, ruleAbout, severityPill } from './pieces.ts';

/** Types that are shown at once. */
const SHOWN = 10;

/** Rules as a page to read: one, or all of them by the promises that they hold. */
export function rulePage(rules: readonly Rule[]): string {
  const [only] = rules;
  const groups = [...Map.groupBy(rules, ({ promise }) => promise)].toSorted(([a], [b]) => inOrder(a, b));
  const single = rules.length === 1 && only !== undefined;
  return page({
    title: single ? only.id : 'The guidelines of Landfall',
    contents: html`<p class="brand">Landfall</p>
      <ul>
        ${groups.map(([promise, own]) => promiseLinks(promise, own))}
      </ul>`,
    main: html`<p class="brand">Landfall</p>
      ${
        single
          ? html`<h1>${only.title}</h1>`
          : html`<h1>The guidelines: ${counted(rules.length, 'rule')}</h1>
              <p class="soft">
                Each rule holds a promise, says why, and how to mend what breaks it. What is evidence for a clause doesn’t fulfil it alone:
                most clauses ask for people and procedures as well.
              </p>`
      }
      ${groups.map(
        ([promise, own]) =>
          html`<section>
            <h2 id="${promise}">${promiseName(promise)}</h2>
            ${own.map(ruleCard)}
          </section>`,
      )}`,
  });
}

function promiseLinks(promise: PromiseId, rules: readonly Rule[]): Markup {
  return html`<li class="top">
    <a href="#${rules.length === 1 ? anchorOf(rules[0]?.id ?? '') : promise}"
      >${promiseName(promise)}<span class="n">${rules.length}</span></a
    >
  </li>`;
}

function ruleCard(rule: Rule): Markup {
  const { id, title, severity, types, fix } = rule;
  const list = (some: readonly string[]) =>
    html`<ul class="chips">
      ${some.map((type) => html`<li class="mono">${type}</li>`)}
    </ul>`;
  const rest = types.slice(SHOWN);
  return html`<article class="card" id="${anchorOf(id)}">
    <header>
      <h3 class="mono">${id}</h3>
      <span class="tags">${severityPill(severity)}</span><span class="about">${title}</span>
    </header>
    <div class="inside">
      ${ruleAbout(rule)}
      <h4>Looks at</h4>
      ${types.includes(ANY_TYPE) ? html`<p>every type of resource</p>` : list(types.slice(0, SHOWN))}
      ${
        rest.length > 0 &&
        html`<details class="more small">
          <summary>and ${rest.length} more</summary>
          ${list(rest)}
        </details>`
      }
      <h4>Fix</h4>
      <pre class="fix">${fix.trimEnd()}</pre>
    </div>
  </article> `;
}
