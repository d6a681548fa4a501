import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { ProblemsError } from '../report/index.ts';

/** CDK's file beside the templates that it judged. */
const REPORT = 'validation-report.json';

interface ValidationReport {
  readonly pluginReports: readonly { readonly violations: readonly Violation[] }[];
}

interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly violatingConstructs: readonly {
    readonly constructPath?: string;
    readonly cloudFormationResource?: {
      readonly templatePath: string;
      readonly logicalId: string;
      readonly propertyPaths?: readonly string[];
    };
  }[];
}

/**
 * Takes CDK's report away from the assembly in `directory` and throws `ProblemsError` when it holds a finding, a warning included. One that
 * is argued can be acknowledged on its construct: `Validations.of(construct).acknowledge({ id, reason })`.
 */
export async function refuseFindings(account: string, directory: string): Promise<void> {
  const file = join(directory, REPORT);
  const { pluginReports } = JSON.parse(await readFile(file, 'utf8')) as ValidationReport;
  await rm(file);
  const problems = pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, description, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath, cloudFormationResource: resource }) => ({
        path:
          [resource?.templatePath, resource?.logicalId, ...(resource?.propertyPaths ?? [])].filter(Boolean).join(' ') ||
          (constructPath ?? account),
        message: `${description} (${ruleName})`,
      })),
    ),
  );
  if (problems.length > 0) throw new ProblemsError('TemplateRefused', `What was made for ${account}`, problems);
}
