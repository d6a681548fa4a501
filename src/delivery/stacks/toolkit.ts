import {
  BaseCredentials,
  BootstrapEnvironments,
  BootstrapStackParameters,
  ExpandStackSelection,
  type IIoHost,
  type IoMessage,
  type IoRequest,
  StackParameters,
  StackSelectionStrategy,
  Toolkit,
} from '@aws-cdk/toolkit-lib';

import type { AccountAccess } from '../../cloud/index.ts';
import { LandfallError, type Report } from '../../report/index.ts';

/** How often events of a stack are asked for, in milliseconds; the toolkit's own default is 2,000. */
const POLLING_INTERVAL = 1_000;

/** Confirmations that a deployment may ask for. The plan was approved as a whole before; whatever else is asked is refused. */
const APPROVED_BY_THE_PLAN = new Set(['CDK_TOOLKIT_I5060']);

const PROGRESS = 'CDK_TOOLKIT_I5502';

export interface StackWork {
  readonly access: AccountAccess;
  readonly region: string;
  /** The account's key: the row of its events. */
  readonly account: string;
  /** The stack's name. */
  readonly subject: string;
  readonly report: Report;
}

/** Deploys one stack of an account's cloud assembly (an absolute folder). Directly, as the plan compared it already. */
export async function deployStack(work: StackWork, assembly: string, parameters: Readonly<Record<string, string>>): Promise<void> {
  const toolkit = toolkitFor(work);
  const source = await toolkit.fromAssemblyDirectory(assembly);
  await inToolkitWords(work, () =>
    toolkit.deploy(source, {
      stacks: { strategy: StackSelectionStrategy.PATTERN_MUST_MATCH_SINGLE, patterns: [work.subject], expand: ExpandStackSelection.NONE },
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
  const toolkit = toolkitFor(work, work.subject);
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

function toolkitFor(work: StackWork, toolkitStackName?: string): Toolkit {
  return new Toolkit({
    ioHost: new PolicyHost(work),
    color: false,
    emojis: false,
    sdkConfig: { baseCredentials: BaseCredentials.custom({ provider: work.access.credentials, region: work.region }) },
    ...(toolkitStackName === undefined ? {} : { toolkitStackName }),
  });
}

/** Turns the toolkit's messages into events, and answers what it asks from policy, never with its default. */
class PolicyHost implements IIoHost {
  readonly #work: StackWork;

  constructor(work: StackWork) {
    this.#work = work;
  }

  async notify(message: IoMessage<unknown>): Promise<void> {
    if (message.level === 'warn' && /could not be used to assume/.test(message.message)) {
      throw new LandfallError('RoleNotAssumed', `${this.#work.subject}: ${message.message}`, {
        fault: 'cloud',
        fix: 'run `landfall up` again: it makes the bootstrap roles of the account',
      });
    }
    if (message.code === PROGRESS) this.#progress(message.data as StackProgress);
  }

  async requestResponse<Answer>(request: IoRequest<unknown, Answer>): Promise<Answer> {
    if (APPROVED_BY_THE_PLAN.has(request.code)) return true as Answer;
    throw new LandfallError('NotApproved', `${this.#work.subject}: the toolkit asks for what no plan approved (${request.code}: ${request.message})`, {
      fault: 'cloud',
    });
  }

  #progress({ event, progress }: StackProgress): void {
    const { account, subject, report } = this.#work;
    report.emit({
      type: 'step',
      account,
      subject,
      state: 'progress',
      ...(event?.LogicalResourceId === undefined ? {} : { detail: event.LogicalResourceId }),
      ...(progress?.completed === undefined ? {} : { finished: progress.completed }),
      ...(progress?.total === undefined ? {} : { total: progress.total }),
    });
  }
}

/** The part that is read of the data of `CDK_TOOLKIT_I5502`. */
interface StackProgress {
  readonly event?: { readonly LogicalResourceId?: string };
  readonly progress?: { readonly completed?: number; readonly total?: number };
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
