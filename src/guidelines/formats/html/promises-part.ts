import type { CheckResult, PromiseVerdict } from '../../finding.ts';
import { type Control, LAYERS, type PromiseLayers } from '../../layers/control.ts';
import type { Layer } from '../../rule.ts';
import { type Markup, html } from './markup.ts';
import { counted, outside, promiseName, verdictPill } from './pieces.ts';

/** The promises: what was judged, what was found, on which layers each is held, what each comes to. */
export function promisesTable({ promises, layers = [] }: CheckResult): Markup {
  const heldBy = new Map(layers.map((held) => [held.promise, held]));
  return html`<div class="table">
      <table class="promises" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">Promise</th>
            <th role="columnheader" scope="col" class="n">Rules</th>
            <th role="columnheader" scope="col" class="n">Resources</th>
            <th role="columnheader" scope="col" class="n">Findings</th>
            <th role="columnheader" scope="col" class="n">Waived</th>
            <th role="columnheader" scope="col" class="n">Unknown</th>
            ${layers.length > 0 && html`<th role="columnheader" scope="col">Layers</th>`}
            <th role="columnheader" scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${promises.map((promise) => promiseRow(promise, layers.length > 0, heldBy.get(promise.id)))}
        </tbody>
      </table>
    </div>
    ${layers.length > 0 && html`<p class="soft small">Layers: ${LAYERS.join(', ')}; the number says how many controls hold the promise there.</p>`}`;
}

function promiseRow(
  { id, rules, resourcesJudged, findings, waived, unknown, verdict }: PromiseVerdict,
  layered: boolean,
  held: PromiseLayers | undefined,
): Markup {
  return html`<tr role="row">
    <th role="rowheader" scope="row">${promiseName(id)}</th>
    ${number('rules', rules)}${number('resources', resourcesJudged)}${number('findings', findings)}${number('waived', waived)}${number('unknown', unknown)}${layered && html`<td role="cell" class="layers-of" data-name="layers">${held === undefined ? html`<span class="soft">nothing to judge</span>` : LAYERS.map((layer) => layerCount(layer, held[layer]))}</td>`}
    <td role="cell" class="verdict-of">${verdictPill(verdict)}</td>
  </tr> `;
}

function number(name: string, count: number): Markup {
  return html`<td role="cell" class="n${count === 0 && ' zero'}" data-name="${name}">${count}</td>`;
}

function layerCount(layer: Layer, controls: readonly Control[]): Markup {
  return html`<span class="layer${controls.length === 0 && ' none'}" title="${layer}: ${counted(controls.length, 'control')}"
    >${layer.charAt(0)}${controls.length > 0 && ` ${controls.length}`}</span
  > `;
}

/** What holds each promise, on which layer; said of those that hang on one layer, or on nothing. */
export function layersPart(layers: readonly PromiseLayers[]): Markup {
  return html`<p class="soft">
      Defence in depth: a promise that hangs on one layer is lost with it. Counted are rules that found all as it should be, policies of the
      organization, what AWS does by itself for the resources that there are, and what would notice.
    </p>
    ${layers.map(promiseLayers)}`;
}

function promiseLayers(held: PromiseLayers): Markup {
  const { promise, only } = held;
  const none = LAYERS.every((layer) => held[layer].length === 0);
  return html`<details class="card">
    <summary>
      <h3>${promiseName(promise)}</h3>
      <span class="tags"
        >${only !== null && html`<span class="pill medium">only ${only}</span>`}${none && html`<span class="pill high">nothing holds it</span>`}${LAYERS.map((layer) => layerCount(layer, held[layer]))}</span
      >
    </summary>
    <div class="inside">
      <dl class="facts">
        ${LAYERS.map(
          (layer) =>
            html`<dt>${layer}</dt>
              <dd>${controlsOf(held[layer])}</dd>`,
        )}
      </dl>
    </div>
  </details> `;
}

function controlsOf(controls: readonly Control[]): Markup {
  if (controls.length === 0) return html`<span class="soft">nothing</span>`;
  return html`<ul class="controls">
    ${controls.map(
      ({ name, does, reach, source }) =>
        html`<li>
          <span class="mono">${name}</span>: ${does}
          <span class="soft">(${reach})</span>${source !== null && html`<div class="small">${outside(source)}</div>`}
        </li>`,
    )}
  </ul>`;
}
