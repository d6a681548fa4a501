import { SEVERITIES } from '../../choose-rules.ts';
import type { CheckResult } from '../../finding.ts';
import { isOfPack } from '../../packs/pack-rules.ts';
import { quotesOf } from '../../quotes/quotes.ts';
import type { Format, FormatContext } from '../format.ts';
import { anchorOf, ruleFindings } from './findings-part.ts';
import { type Markup, type Part, html } from './markup.ts';
import { page } from './page.ts';
import { counted } from './pieces.ts';
import { layersPart, promisesTable } from './promises-part.ts';
import { errorsPart, idleWaiversPart, unknownPart, waivedPart } from './remarks-part.ts';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  readonly content: Part;
  /** Links below the section's own. */
  readonly links?: readonly { readonly to: string; readonly text: string; readonly count: number }[];
}

/** One page that needs nothing beside it: it can be attached to a ticket, kept as evidence, and printed. */
export const asHtml: Format = (result, context) => {
  const sections = sectionsOf(result, context);
  return page({
    title: `${result.verdict}: what Landfall found`,
    contents: html`<p class="brand">Landfall</p>
      <ul>
        ${sections.map(link)}
      </ul>`,
    main: html`${heading(result, context)}
      ${sections.map(
        ({ id, title, content }) =>
          html`<section>
            <h2 id="${id}">${title}</h2>
            ${content}
          </section> `,
      )}
      <footer>
        Made by Landfall ${context.version} on ${when(context.at)}. Rules that found nothing are told of by <code>landfall explain</code>.
      </footer>`,
  });
};

function link({ id, title, count, links = [] }: Section): Markup {
  return html`<li class="top"><a href="#${id}">${title}${count !== undefined && html`<span class="n">${count}</span>`}</a></li>
    ${links.map(
      ({ to, text, count: own }) =>
        html`<li class="below">
          <a href="#${to}"><span>${text}</span><span class="n">${own}</span></a>
        </li>`,
    )}`;
}

function heading({ verdict, findings, unknown, errors, waivers }: CheckResult, { templates, at, version }: FormatContext): Markup {
  const open = findings.filter(({ waived }) => waived === null);
  const idle = waivers.filter(({ state }) => state !== 'used').length;
  const waived = findings.length - open.length;
  const packed = open.filter(({ rule }) => isOfPack(rule)).length;
  const severities = SEVERITIES.map((severity) => [severity, open.filter((finding) => finding.severity === severity).length] as const);
  const [only] = templates;
  return html`<p class="brand">Landfall ${version}, <time datetime="${at.toISOString()}">${when(at)}</time></p>
    <h1>
      ${templates.length === 1 && only !== undefined ? html`<span class="mono">${only}</span>` : counted(templates.length, 'template')}
    </h1>
    <div class="verdict ${verdict}">
      <strong>${verdict}</strong>
      <ul>
        <li><b>${open.length}</b> ${open.length === 1 ? 'finding' : 'findings'}</li>
        ${severities.map(([severity, count]) => count > 0 && html`<li><b>${count}</b> ${severity}</li>`)}
        ${packed > 0 && html`<li><b>${packed}</b> of cdk-nag</li>`} ${waived > 0 && html`<li><b>${waived}</b> waived</li>`}
        ${unknown.length > 0 && html`<li><b>${unknown.length}</b> unknown</li>`}
        ${errors.length > 0 && html`<li><b>${errors.length}</b> not judged</li>`}
        ${idle > 0 && html`<li><b>${idle}</b> ${idle === 1 ? 'waiver' : 'waivers'} of no use</li>`}
      </ul>
    </div> `;
}

function sectionsOf(result: CheckResult, context: FormatContext): readonly Section[] {
  const { findings, promises, layers = [], unknown, errors, waivers } = result;
  const parts = { quote: quotesOf(findings, context.textOf), accountName: context.accountName };
  const open = findings.filter(({ waived }) => waived === null);
  const byRule = Map.groupBy(open, ({ rule }) => rule);
  const found = context.rules
    .filter(({ id }) => byRule.has(id))
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const card = (content: Markup | undefined): Part => content && html`<div class="card">${content}</div>`;
  const all: readonly (Section & { readonly shown: boolean })[] = [
    { id: 'errors', title: 'Could not be judged', count: errors.length, content: card(errorsPart(result)), shown: errors.length > 0 },
    { id: 'promises', title: 'Promises', content: promisesTable(result), shown: promises.length > 0 },
    {
      id: 'findings',
      title: 'Findings',
      count: open.length,
      content: found.map((rule) => ruleFindings(rule, byRule.get(rule.id) ?? [], parts)),
      links: found.map(({ id }) => ({ to: anchorOf(id), text: id, count: byRule.get(id)?.length ?? 0 })),
      shown: open.length > 0,
    },
    { id: 'layers', title: 'Layers', content: layersPart(layers), shown: layers.length > 0 },
    {
      id: 'waived',
      title: 'Waived',
      count: findings.length - open.length,
      content: card(waivedPart(result)),
      shown: findings.length > open.length,
    },
    {
      id: 'idle',
      title: 'Waivers of no use',
      count: waivers.filter(({ state }) => state !== 'used').length,
      content: card(idleWaiversPart(result)),
      shown: waivers.some(({ state }) => state !== 'used'),
    },
    { id: 'unknown', title: 'Unknown', count: unknown.length, content: card(unknownPart(unknown)), shown: unknown.length > 0 },
  ];
  return all.filter(({ shown }) => shown);
}

/** `24 November 2026, 12:00 UTC`. */
function when(at: Date): string {
  const day = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return `${day}, ${at.toISOString().slice(11, 16)} UTC`;
}
