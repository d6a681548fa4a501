/**
 * `npm run bench:check`: Landfall's guidelines beside checkov, cfn-lint, cfn-guard and cdk-nag. First what each finds and misses of the faults
 * in `bench/check/templates`, and which good resources it accuses; then the CPU that each needs for an estate of 1,000 resources. `--verbose`
 * lists both, `--tool NAME` (also several times) runs only that one, `--only faults|speed` one half, `--labels FOLDER` scores other templates.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { installTools } from './check/install.ts';
import { LABELLED, loadLabels } from './check/labels.ts';
import { speedTable } from './check/speed.ts';
import { type Measured, details, scoreTable, timeTable } from './check/tables.ts';
import { together } from './check/together.ts';
import { cdkNag } from './check/tools/cdk-nag.ts';
import { cfnGuard } from './check/tools/cfn-guard.ts';
import { cfnLint } from './check/tools/cfn-lint.ts';
import { checkov } from './check/tools/checkov.ts';
import { landfall } from './check/tools/landfall.ts';

const { values: asked } = parseArgs({
  options: {
    verbose: { type: 'boolean', default: false },
    tool: { type: 'string', multiple: true },
    only: { type: 'string' },
    labels: { type: 'string', default: LABELLED },
  },
});

const labels = loadLabels(asked.labels);
const installed = installTools();
const tools = [
  landfall(),
  checkov(installed.checkov),
  cfnGuard(installed.guard, installed.guardRules),
  cdkNag(),
  cfnLint(installed.cfnLint),
].filter(({ name }) => asked.tool?.includes(name) ?? true);

if (asked.only !== 'speed') {
  const templates = [...new Set(labels.map(({ template }) => template))];
  const measured = tools.map((tool): Measured => ({ tool, verdicts: tool.judge(join(asked.labels, 'templates'), templates) }));
  const others = measured.filter(({ tool: { name } }) => name !== 'landfall');
  const shown = others.length > 1 ? [...measured, together(others)] : measured;
  console.log(`${templates.length} templates, ${labels.length} labels\n`);
  console.log(`${scoreTable(shown, labels)}\n`);
  console.log(`${timeTable(measured)}\n`);
  if (asked.verbose) for (const one of measured) console.log(`${details(one, labels)}\n`);
}
if (asked.only !== 'faults') console.log(speedTable(tools));
