/**
 * A CDK app that includes each template that it is given as a stack and lets every pack of cdk-nag judge them, in one process. Prints
 * `{ "findings": […], "failed": […] }`. Nothing is synthesized: judging the tree is all that is timed.
 */
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';

import type { Finding } from '../finding.ts';

const templates = process.argv.slice(2);
const app = new App();
const failed: string[] = [];
for (const [index, templateFile] of templates.entries()) {
  const stack = new Stack(app, `S${index}`);
  try {
    new CfnInclude(stack, 'T', { templateFile, allowCyclicalReferences: true });
  } catch (error) {
    failed.push(`${templateFile}: ${error instanceof Error ? error.message : String(error)}`);
    stack.node.tryRemoveChild('T');
  }
}
const packs = [
  new AwsSolutionsChecks(app),
  new HIPAASecurityChecks(app),
  new NIST80053R4Checks(app),
  new NIST80053R5Checks(app),
  new PCIDSS321Checks(app),
  new ServerlessChecks(app),
];
const findings = packs.flatMap((pack) =>
  pack.validateScope(app).violations.flatMap(({ ruleName: rule, violatingResources }) =>
    violatingResources.map(({ constructPath }): Finding => {
      const [stack = '', , resource = ''] = (constructPath ?? '').split('/');
      return { template: templates[Number(stack.slice(1))] ?? stack, resource, rule };
    }),
  ),
);
process.stdout.write(JSON.stringify({ findings, failed }));
