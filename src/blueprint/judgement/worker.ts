/** The thread of a judge: takes submissions until it is told that this was all, then answers once. */
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

import { App, CloudFormationValidatePlugin } from 'aws-cdk-lib/core';

import type { AccountKey } from '../../assembly/index.ts';
import { type Judgement, type Submission, type SubmittedTemplate, shapeOf } from './submission.ts';

/**
 * An engine starts anew whenever it meets types of resources that it hasn't seen. The first two accounts, management's and an
 * environment's, hold about every type that there is, so they are judged together.
 */
const FIRST_BATCH = 2;

const engine = new CloudFormationValidatePlugin();
const appConstruct = new App({ treeMetadata: false });
const waiting: Submission[] = [];
const seen = new Set<string>();
const doubtful = new Set<AccountKey>();
let begun = false;

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
  begun = true;
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
  if (begun || waiting.length >= FIRST_BATCH) setImmediate(judgeWaiting);
});
// Compiles what is needed for any template.
judge([]);
