import { styleText } from 'node:util';

import { type CheckResult, LAYERS, PROMISE_TITLES, type PromiseLayers } from '../../guidelines/index.ts';
import { printable } from '../../report/index.ts';

const dim = (text: string) => styleText('dim', text);

/** The controls that hold each promise, by layer. */
export function renderLayers({ layers = [] }: CheckResult): string {
  if (layers.length === 0) return '';
  return [styleText('bold', 'layers'), ...layers.flatMap(renderPromiseLayers), ''].join('\n');
}

/** Of each layer its first letter or a dot; red where a promise hangs on one layer, or on none. */
export function layerLetters(held: PromiseLayers | undefined): string {
  if (held === undefined) return '';
  const letters = LAYERS.map((layer) => (held[layer].length === 0 ? '·' : layer.charAt(0))).join('');
  return styleText(LAYERS.filter((layer) => held[layer].length > 0).length < 2 ? 'yellow' : 'reset', letters);
}

function renderPromiseLayers(held: PromiseLayers): readonly string[] {
  const { promise, only } = held;
  const nothing = LAYERS.every((layer) => held[layer].length === 0);
  const remark = only !== null ? `held on one layer only: ${only}` : nothing ? 'nothing holds it' : '';
  return [
    `  ${promise} ${PROMISE_TITLES[promise] ?? ''}${remark === '' ? '' : `  ${styleText('yellow', remark)}`}`,
    ...LAYERS.flatMap((layer) =>
      held[layer].map(({ name, does, reach }, index) =>
        printable(`    ${index === 0 ? layer.padEnd(12) : ' '.repeat(12)}  ${name}: ${does}`).concat(dim(` (${printable(reach)})`)),
      ),
    ),
  ];
}
