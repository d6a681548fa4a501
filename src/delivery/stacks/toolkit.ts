import {
  BaseCredentials,
  BootstrapEnvironments,
  BootstrapStackParameters,
  ExpandStackSelection,
  StackParameters,
  StackSelectionStrategy,
  Toolkit,
} from '@aws-cdk/toolkit-lib';

import { LandfallError } from '../../report/index.ts';
import { PolicyHost, type StackWork } from './policy-host.ts';

/** How often events of a stack are asked for, in milliseconds; the toolkit's own default is 2,000. */
const POLLING_INTERVAL = 1_000;

export interface StackDeployment {
  /** Absolute folder of the account's cloud assembly. */
  readonly assembly: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Name of the bootstrap's stack. Without it the toolkit would look for its own, about which the deploying role may ask nothing. */
  readonly bootstrap: string;
}

/** Deploys one stack. Directly, as the plan compared it already. */
export async function deployStack(work: StackWork, { assembly, parameters, bootstrap }: StackDeployment): Promise<void> {
  const toolkit = toolkitFor(work, bootstrap);
  const source = await toolkit.fromAssemblyDirectory(assembly);
  await inToolkitWords(work, () =>
    toolkit.deploy(source, {
      stacks: { strategy: StackSelectionStrategy.PATTERN_MUST_MATCH_SINGLE, patterns: [work.stack], expand: ExpandStackSelection.NONE },
      deploymentMethod: { method: 'direct' },
      // The comparison by digest has decided; the toolkit's own would call a change of outputs none.
      forceDeployment: true,
      parameters: StackParameters.exactly({ ...parameters }),
      stackEventPollingInterval: POLLING_INTERVAL,
    }),
  );
}

/** Makes or updates the bootstrap of one account and region from our own template. */
export async function bootstrapAccount(work: StackWork, template: string, qualifier: string): Promise<void> {
  const toolkit = toolkitFor(work, work.stack);
  await inToolkitWords(work, () =>
    toolkit.bootstrap(BootstrapEnvironments.fromList([`aws://${work.access.id}/${work.region}`]), {
      source: { source: 'custom', templateFile: template },
      // Our template has no such parameter: its execution role's policy is written. Without the option the toolkit would speak of another.
      parameters: BootstrapStackParameters.exactly({ qualifier, cloudFormationExecutionPolicies: ['written-in-the-template'] }),
      terminationProtection: true,
      forceDeployment: true,
    }),
  );
}

function toolkitFor(work: StackWork, toolkitStackName: string): Toolkit {
  return new Toolkit({
    ioHost: new PolicyHost(work),
    color: false,
    emojis: false,
    sdkConfig: { baseCredentials: BaseCredentials.custom({ provider: work.access.credentials, region: work.region }) },
    toolkitStackName,
  });
}

async function inToolkitWords<Result>(work: StackWork, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof LandfallError || !(error instanceof Error)) throw error;
    throw new LandfallError('StackFailed', `${work.account}/${work.subject}: ${oneLine(error.message)}`, { fault: 'cloud', cause: error });
  }
}

function oneLine(message: string): string {
  return message.replaceAll(/\s*\n\s*/g, '; ');
}
