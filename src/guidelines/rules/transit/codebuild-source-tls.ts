import { type Rule, eachResource } from '../../rule.ts';
import { below, isNothing, isOff, itemsOf } from '../../settings/index.ts';

const TYPE = 'AWS::CodeBuild::Project';

export const codebuildSourceTls: Rule = {
  id: 'codebuild-source-tls',
  title: 'Builds look at the certificate of where their sources come from',
  promise: 'G3',
  severity: 'high',
  severityReason: 'Whoever stands in for the source decides what is built and runs it with the role of the build.',
  layer: 'template',
  why: 'With InsecureSsl, CodeBuild takes sources from whoever answers, whatever certificate he shows.',
  fix: 'Properties:\n  Source:\n    InsecureSsl: false',
  sources: ['https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectSource.html'],
  types: [TYPE],
  check: eachResource([TYPE], (resource) => {
    const source = resource.property('Source');
    const first = isNothing(source) ? [] : [[source, ['Properties', 'Source']] as const];
    return [...first, ...itemsOf(resource, 'SecondarySources')].map(([one, at]) => {
      const [insecure, path] = below(one, at, 'InsecureSsl');
      return { resource, path, holds: isOff(insecure), message: 'The build ignores the certificate of its source: InsecureSsl is true.' };
    });
  }),
};
