import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';

import type { DeadLetters } from '#lib/constructs/dead-letters.ts';
import type { ConfinedFunction } from '#lib/constructs/confined-function.ts';

export type JobScheduleProps = {
  readonly job: ConfinedFunction;
  /** Six fields of `cron(…)`, in Japanese time. */
  readonly cron: string;
  readonly deadLetters: DeadLetters;
};

/** Invokes one function by the clock of Japan. The function is told the time it was meant for, not the time it runs. */
export class JobSchedule extends Construct {
  constructor(scope: Construct, id: string, { job, cron, deadLetters }: JobScheduleProps) {
    super(scope, id);
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com'),
      description: `STAFee ${id}: invoked by the clock`,
    });
    role.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [job.function.functionArn],
      }),
    );
    deadLetters.letSend(role);
    new scheduler.CfnSchedule(this, 'Resource', {
      scheduleExpression: `cron(${cron})`,
      scheduleExpressionTimezone: 'Asia/Tokyo',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: job.function.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ scheduledAt: '<aws.scheduler.scheduled-time>' }),
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 5 },
        deadLetterConfig: { arn: deadLetters.queueArn },
      },
    });
  }
}
