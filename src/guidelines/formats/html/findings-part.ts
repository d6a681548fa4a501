import type { Finding } from '../../finding.ts';
import type { Quote } from '../../quotes/quotes.ts';
import type { Rule } from '../../rule.ts';
import type { FormatContext } from '../format.ts';
import { type Markup, html } from './markup.ts';
import { counted, promiseName, ruleAbout, severityPill } from './pieces.ts';

/** Places of one rule that are shown at once; the others unfold. */
const SHOWN = 12;

export interface FindingsPart {
  readonly quote: Quote;
  readonly accountName: FormatContext['accountName'];
}

/** What a rule found, a place each; where all have the same fix, once. */
export function ruleFindings(rule: Rule, findings: readonly Finding[], context: FindingsPart): Markup {
  const [first] = findings;
  const shared = findings.every(({ fix }) => fix === first?.fix);
  // A template that several stacks have is at fault in one place only.
  const places = [
    ...Map.groupBy(findings, ({ template, line, column, path, message, fix }) =>
      JSON.stringify([template, line, column, path, message, fix]),
    ).values(),
  ].map((same) => place(same, shared, context));
  const rest = places.slice(SHOWN);
  return html`<details class="card" id="${anchorOf(rule.id)}" open>
    <summary>
      <h3 class="mono">${rule.id}</h3>
      <span class="tags">${severityPill(rule.severity)}<span class="pill">${counted(findings.length, 'finding')}</span></span>
      <span class="about">${rule.title} <span class="soft small">${promiseName(rule.promise)}</span></span>
    </summary>
    <div class="inside">
      <div>${places.slice(0, SHOWN)}</div>
      ${
        rest.length > 0 &&
        html`<details class="more">
          <summary>and ${rest.length} more</summary>
          <div>${rest}</div>
        </details>`
      }
      ${
        shared &&
        first !== undefined &&
        html`<h4>Fix</h4>
          <pre class="fix">${first.fix.trimEnd()}</pre>`
      }
      <details class="plain">
        <summary>Why, severity and sources</summary>
        ${ruleAbout(rule)}
      </details>
    </div>
  </details> `;
}

export function anchorOf(rule: string): string {
  return `rule-${rule}`;
}

function place(same: readonly Finding[], shared: boolean, { quote, accountName }: FindingsPart): Markup {
  const [finding] = same;
  if (finding === undefined) return html``;
  const { template, line, column, resource, type, path, message, fix } = finding;
  const stacks = same.flatMap(({ account, stack }) => (account === null ? [] : [`${accountName(account) ?? account}/${stack}`]));
  const snippet = quote(finding);
  return html`<div class="place">
    <div class="where"><strong>${resource}</strong><span class="soft mono">${type}</span><code>${path}</code></div>
    <p>${message}</p>
    <div class="soft small">
      <span class="mono">${template}:${line}:${column}</span>${stacks.length > 0 && html` in ${stacks.join(', ')}`}
    </div>
    ${snippet !== undefined && html`<pre class="snippet"><span class="at">${line}</span><span>${marked(snippet)}</span></pre>`}
    ${
      !shared &&
      html`<h4>Fix</h4>
        <pre class="fix">${fix.trimEnd()}</pre>`
    }
  </div> `;
}

/** The line with what the carets mean set off. */
function marked({ line, carets }: { readonly line: string; readonly carets: string }): Markup {
  const start = carets.length - carets.trimStart().length;
  const end = carets.length;
  return html`${line.slice(0, start)}<mark>${line.slice(start, end)}</mark>${line.slice(end)}`;
}
