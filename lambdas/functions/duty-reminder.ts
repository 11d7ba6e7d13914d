import { workersClientOf } from '#lambdas/adapters/aws/clients.ts';
import { mailerOf } from '#lambdas/adapters/aws/mail.ts';
import { dutyReminderEnvironment } from '#lambdas/adapters/jobs/worker-environments.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { dutiesOf } from '#lambdas/adapters/operator/duties.ts';
import { dutyRemindersOf } from '#lambdas/adapters/operator/duty-reminders.ts';
import { operatorsOf } from '#lambdas/adapters/operator/operators.ts';
import { remindOfDuties } from '#lambdas/duties/remind-of-duties.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';
import { scheduledAt } from '#lambdas/schedules/scheduled-event.ts';

const context = onFirstUse((source) => {
  const environment = dutyReminderEnvironment(source);
  const client = workersClientOf({ region: environment.region });
  const { operatorTable, mailTo } = environment;
  return {
    duties: dutiesOf(client, operatorTable).list,
    operators: async () => (await operatorsOf(client, operatorTable).list()).operators,
    ...dutyRemindersOf(client, operatorTable),
    send: mailerOf(environment),
    mailTo,
  };
});

/** Every morning at 08:30: what people have to do for the service, and what they did not do in time. */
export const handler = async (event: unknown) => {
  const at = scheduledAt(event);
  const { overdue, isSent } = await remindOfDuties(context(), at);
  writeHeartbeat({ job: 'duty-reminder', at, metrics: { OverdueDuties: overdue }, facts: { isSent } });
  return { overdue, isSent };
};
