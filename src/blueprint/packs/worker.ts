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

/** Stands where CDK needs something of a name: in the place of a resource that it refuses, or of one that a fragment only refers to. */
const STAND_IN = { Type: 'AWS::CloudFormation::WaitConditionHandle' };
const REFUSED = /\/Included\/(\w+) \[/;
const NOT_THERE = /logical ID: '([^']+)' not found/;

/** A template as constructs. A resource that CDK refuses is told of and left out; the others are judged. */
function loaded({ text, parameters }: PackedTemplate, folder: string, refuse: (message: string) => void): Stack {
  const template = JSON.parse(text) as { Resources?: Record<string, unknown> };
  const resources = (template.Resources ??= {});
  const replaced = new Set<string>();
  for (;;) {
    const templateFile = join(folder, 'template.json');
    writeFileSync(templateFile, JSON.stringify(template), { mode: 0o600 });
    const stack = new Stack(new App({ treeMetadata: false, analyticsReporting: false, outdir: join(folder, 'out') }), 'Template');
    try {
      new CfnInclude(stack, 'Included', { templateFile, parameters, allowCyclicalReferences: true });
      return stack;
    } catch (error) {
      const message = firstLine(error);
      const [, refused] = REFUSED.exec(message) ?? [];
      const name = refused ?? NOT_THERE.exec(message)?.[1];
      if (name === undefined || replaced.has(name)) throw error;
      if (refused !== undefined) refuse(message.replace(/^.*\/Included\//, ''));
      replaced.add(name);
      resources[name] = STAND_IN;
    }
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
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
    for (const template of templates) {
      const refuse = (message: string) => errors.push({ template: template.path, message });
      try {
        const stack = loaded(template, folder, refuse);
        for (const name of packs) answers.push(...asked(template.path, name, stack));
      } catch (error) {
        refuse(firstLine(error).replaceAll(folder, ''));
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { answers, errors };
}

parentPort?.postMessage(answered(workerData as PackRequest));
