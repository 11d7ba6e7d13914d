import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import { DeadLetters } from '#lib/constructs/dead-letters.ts';
import { JobSchedule } from '#lib/constructs/job-schedule.ts';
import { onRows, sendingMail, throughService } from '#lib/constructs/statements.ts';
import type { FunctionBundles } from '#lib/functions.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import type { Network } from '#lib/stacks/network.ts';
import type { OperatorData } from '#lib/stacks/operator-data.ts';
import { duty, dutyReminder } from '#rows/duties.ts';
import { operator, operatorRoster } from '#rows/operators.ts';

export type DutyReminderProps = {
  readonly settings: StageSettings;
  readonly foundation: Foundation;
  readonly operatorData: OperatorData;
  /** `undefined`: the function runs in Lambda's own network. */
  readonly network: Network | undefined;
  readonly bundles: FunctionBundles;
};

/** Mails every morning what people have to do for the service by its day (docs/decisions/0236). */
export class DutyReminder extends Construct {
  constructor(scope: Construct, id: string, props: DutyReminderProps) {
    super(scope, id);
    const { settings, foundation, operatorData, network, bundles } = props;
    const deadLetters = new DeadLetters(this, 'DeadLetters', foundation.dataKey);
    const job = new ConfinedFunction(this, 'duty-reminder', {
      settings,
      description: 'STAFee duty-reminder: what people have to do, by its days',
      bundle: bundles['duty-reminder'],
      environment: {
        OPERATOR_TABLE: operatorData.operators.tableName,
        MAIL_FROM: settings.mailFrom,
        // On a laptop nobody is woken: the mail goes to its own sender.
        MAIL_TO: settings.alarms?.mailTo ?? settings.mailFrom,
      },
      logsKey: foundation.logsKey,
      timeoutSeconds: 60,
      network: network?.operations,
      deadLetters,
      reservedConcurrency: 1,
    });
    const table = operatorData.operators;
    job.allow(
      onRows({ table, calls: ['Query'], rows: [duty] }),
      onRows({ table, calls: ['GetItem'], rows: [operatorRoster, dutyReminder] }),
      onRows({ table, calls: ['BatchGetItem'], rows: [operator] }),
      onRows({ table, calls: ['PutItem'], rows: [dutyReminder] }),
      sendingMail(Stack.of(this), settings),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    );
    // A schedule is known by the name of its job, which its function has too.
    const schedules = new Construct(this, 'Schedules');
    new JobSchedule(schedules, 'duty-reminder', { job, cron: '30 8 * * ? *', deadLetters });
  }
}
