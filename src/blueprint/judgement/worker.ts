/** The thread of a judge: takes submissions until it is told that this was all, then answers once. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';

import { App, CloudFormationValidatePlugin } from 'aws-cdk-lib/core';

import type { AccountKey } from '../../assembly/index.ts';
import { EXPECTED_TYPES } from './expected-types.ts';
import { type Judgement, type Submission, type SubmittedTemplate, shapeOf } from './submission.ts';

const engine = new CloudFormationValidatePlugin();
const appConstruct = new App({ treeMetadata: false });
const waiting: Submission[] = [];
const seen = new Set<string>();
const doubtful = new Set<AccountKey>();

/** The engine learns from a template which types to start for. What it thinks of this one is of no interest. */
function start(): void {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-judge-'));
  const file = join(folder, 'expected.json');
  writeFileSync(file, JSON.stringify({ Resources: Object.fromEntries(EXPECTED_TYPES.map((Type, index) => [`Type${index}`, { Type }])) }));
  judge([{ file, region: 'us-east-1' }]);
  rmSync(folder, { recursive: true });
}

/** Returns the files with a finding, warnings included. */
function judge(templates: readonly SubmittedTemplate[]): readonly string[] {
  const { violations } = engine.validate({
    appConstruct,
    templatePaths: templates.map(({ file }) => file),
    stackTemplates: templates.map(({ file, region }) => ({ stackConstructPath: file, templatePath: file, accountId: undefined, region })),
  });
  return violations.flatMap(({ violatingResources }) => violatingResources.map(({ templatePath }) => templatePath ?? ''));
}

function judgeWaiting(): void {
  const owners = new Map<string, AccountKey>();
  const templates = waiting.splice(0).flatMap((submission) => {
    const unseen = submission.templates.filter((template) => isUnseen(template, submission));
    for (const { file } of unseen) owners.set(file, submission.account);
    return unseen;
  });
  if (templates.length === 0) return;
  for (const file of judge(templates)) {
    const owner = owners.get(file);
    if (owner === undefined) throw new Error(`a finding names ${file}, which was not submitted`);
    doubtful.add(owner);
  }
}

function isUnseen({ file, region }: SubmittedTemplate, { account, byShape }: Submission): boolean {
  if (!byShape) return true;
  const shape = shapeOf(readFileSync(file, 'utf8'), account, region);
  if (seen.has(shape)) return false;
  seen.add(shape);
  return true;
}

parentPort?.on('message', (message: Submission | string) => {
  if (typeof message === 'string') {
    judgeWaiting();
    parentPort?.postMessage({ doubtful: [...doubtful] } satisfies Judgement);
    return;
  }
  waiting.push(message);
  // What else has arrived meanwhile is judged with it.
  setImmediate(judgeWaiting);
});
start();
