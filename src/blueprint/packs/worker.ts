/** The thread in which packs judge: loads each template as constructs, and asks every rule of the packs about every resource. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  type IApplyRule,
  NIST80053R4Checks,
  NIST80053R5Checks,
  NagMessageLevel,
  type NagPack,
  NagRuleCompliance,
  type NagRuleResult,
  PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag';

import type { PackAnswer, PackAnswers, PackRequest, PackedTemplate } from './pack-answers.ts';
import type { PackName } from './pack-names.ts';

const PACKS: Readonly<Record<PackName, new () => NagPack>> = {
  'aws-solutions': AwsSolutionsChecks,
  hipaa: HIPAASecurityChecks,
  'nist-800-53-r4': NIST80053R4Checks,
  'nist-800-53-r5': NIST80053R5Checks,
  'pci-dss-321': PCIDSS321Checks,
  serverless: ServerlessChecks,
};

function loaded({ path, text, parameters }: PackedTemplate, folder: string, index: number): Stack {
  // CDK reads YAML unless the name ends otherwise, and JSON is YAML but for its speed.
  const templateFile = join(folder, `${index}.${text.trimStart().startsWith('{') && !/\.ya?ml$/i.test(path) ? 'json' : 'yaml'}`);
  writeFileSync(templateFile, text, { mode: 0o600 });
  const stack = new Stack(new App({ treeMetadata: false, analyticsReporting: false, outdir: join(folder, `${index}.out`) }), 'Template');
  new CfnInclude(stack, 'Included', { templateFile, parameters, allowCyclicalReferences: true });
  return stack;
}

/** Asks a pack about a stack. The pack walks the constructs and calls `applyRule` with each rule and resource: that is where it is listened to. */
function* asked(template: string, name: PackName, stack: Stack): Iterable<PackAnswer> {
  const pack = new PACKS[name]();
  const calls: IApplyRule[] = [];
  Object.assign(pack, { applyRule: (call: IApplyRule) => void calls.push(call) });
  pack.validateScope(stack);
  for (const { rule, ruleSuffixOverride, info, explanation, level, node } of calls) {
    const said = (outcome: PackAnswer['outcome'], details: readonly string[] = []): PackAnswer => ({
      template,
      pack: name,
      rule: `${pack.readPackName}-${ruleSuffixOverride ?? rule.name}`,
      check: rule.name,
      level: level === NagMessageLevel.ERROR ? 'error' : 'warning',
      info,
      explanation,
      resource: String(stack.resolve(node.logicalId)),
      outcome,
      details,
    });
    let result: NagRuleResult;
    try {
      result = rule(node);
    } catch {
      // A rule of cdk-nag throws where a value isn't known before the stack is applied.
      yield said('unknown');
      continue;
    }
    if (Array.isArray(result)) yield result.length === 0 ? said('holds') : said('found', result);
    else if (result === NagRuleCompliance.NON_COMPLIANT) yield said('found');
    else if (result === NagRuleCompliance.COMPLIANT) yield said('holds');
  }
}

function answered({ packs, templates }: PackRequest): PackAnswers {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-packs-'));
  const answers: PackAnswer[] = [];
  const errors: { template: string; message: string }[] = [];
  try {
    for (const [index, template] of templates.entries()) {
      try {
        const stack = loaded(template, folder, index);
        for (const name of packs) answers.push(...asked(template.path, name, stack));
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        errors.push({ template: template.path, message: message.replaceAll(folder, '').split('\n')[0] ?? '' });
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { answers, errors };
}

parentPort?.postMessage(answered(workerData as PackRequest));
