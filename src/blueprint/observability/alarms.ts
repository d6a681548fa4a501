import { Duration } from 'aws-cdk-lib';
import { Alarm, AnomalyDetectionAlarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmBase, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export const FIVE_MINUTES = Duration.minutes(5);

export interface AlarmProps {
  readonly metric: Metric;
  /** A sentence for whoever is woken: what it means, and where to look. */
  readonly description: string;
  /** The alarm is raised at this value and above. */
  readonly threshold: number;
  /** How many periods in a row, 1 unless given. */
  readonly periods?: number;
}

/** Where the alarms of an environment are made and whom they tell. A capability's `monitoring.ts` says which. */
export class Alarms {
  readonly all: AlarmBase[] = [];
  readonly #scope: Construct;
  readonly #topic: ITopic;

  constructor(scope: Construct, topic: ITopic) {
    this.#scope = scope;
    this.#topic = topic;
  }

  add(id: string, { metric, description, threshold, periods = 1 }: AlarmProps): void {
    this.#tell(
      new Alarm(this.#scope, id, {
        metric,
        alarmDescription: description,
        threshold,
        evaluationPeriods: periods,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    );
  }

  /** Raised when the metric leaves what it has been lately, above: before any threshold is met. */
  addAnomaly(id: string, { metric, description, periods = 3 }: Omit<AlarmProps, 'threshold'>): void {
    this.#tell(
      new AnomalyDetectionAlarm(this.#scope, id, {
        metric,
        alarmDescription: description,
        stdDevs: 3,
        evaluationPeriods: periods,
        comparisonOperator: ComparisonOperator.GREATER_THAN_UPPER_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    );
  }

  #tell(alarm: AlarmBase): void {
    const action = new SnsAction(this.#topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    this.all.push(alarm);
  }
}
