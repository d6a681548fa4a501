import { type Resource, Unknown, decide, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { ENDED_RUNTIMES, TABLES_AS_OF } from './end-of-support.ts';

const TYPES = ['AWS::Lambda::Function', 'AWS::Serverless::Function'];

export const lambdaRuntimeSupported: Rule = {
  id: 'lambda-runtime-supported',
  title: 'Functions run on a runtime that AWS still mends',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'Security Hub rates Lambda.2 medium: what is found in the runtime from now on stays open.',
  layer: 'template',
  why: 'A deprecated runtime gets no security patches; after some weeks functions on it can be neither made nor changed, not even to mend them.',
  fix: 'Properties:\n  Runtime: nodejs24.x\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-2',
    'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

/** What to go on to, by how the name of a runtime begins. */
const SUCCESSORS: readonly (readonly [begins: string, successor: string])[] = [
  ['nodejs', 'nodejs24.x'],
  ['python', 'python3.14'],
  ['ruby', 'ruby3.4'],
  ['java', 'java25'],
  ['dotnet', 'dotnet10'],
  ['', 'provided.al2023'],
];

function judge(resource: Resource): Judgement | undefined {
  const runtime = resource.property('Runtime');
  if (runtime === undefined) return undefined;
  const name = knownText(runtime)?.trim().toLowerCase() ?? '';
  const ended = Object.hasOwn(ENDED_RUNTIMES, name) ? ENDED_RUNTIMES[name] : undefined;
  return {
    resource,
    path: ['Properties', 'Runtime'],
    holds: decide(runtime, (known) => {
      const text = knownText(known)?.trim().toLowerCase();
      return text === undefined ? new Unknown('the runtime is only partly known') : !Object.hasOwn(ENDED_RUNTIMES, text);
    }),
    message: `The runtime ${name} has been deprecated since ${ended ?? TABLES_AS_OF}`,
    fix: `Properties:\n  Runtime: ${SUCCESSORS.find(([begins]) => name.startsWith(begins))?.[1] ?? ''}\n`,
  };
}
