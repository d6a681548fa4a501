import type { IIoHost, IoMessage, IoRequest } from '@aws-cdk/toolkit-lib';

import type { AccountAccess } from '../../cloud/index.ts';
import { LandfallError, type Report } from '../../report/index.ts';

/** Confirmations that a deployment may ask for. The plan was approved as a whole before; whatever else is asked is refused. */
const APPROVED_BY_THE_PLAN = new Set(['CDK_TOOLKIT_I5060']);

const PROGRESS = 'CDK_TOOLKIT_I5502';

export interface StackWork {
  readonly access: AccountAccess;
  readonly region: string;
  /** The account's key: the row of its events. */
  readonly account: string;
  /** Name of its events, the same as in those that say when it starts and how it ended. */
  readonly subject: string;
  /** CloudFormation's name of the stack. */
  readonly stack: string;
  readonly report: Report;
}

/** Turns the toolkit's messages into events, and answers what it asks from policy, never with its default. */
export class PolicyHost implements IIoHost {
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
    throw new LandfallError(
      'NotApproved',
      `${this.#work.subject}: the toolkit asks for what no plan approved (${request.code}: ${request.message})`,
      {
        fault: 'cloud',
      },
    );
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
