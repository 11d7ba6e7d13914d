import { workersClientOf } from '#lambdas/adapters/aws/clients.ts';
import { announcedIn } from '#lambdas/adapters/jobs/announced.ts';
import { mailEventsEnvironment } from '#lambdas/adapters/jobs/worker-environments.ts';
import { instantOf, systemClock } from '#lambdas/adapters/machine/clock.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { noteMailEvent } from '#lambdas/announcements/note-mail-event.ts';
import { writeToLog } from '#lambdas/http/request-log.ts';

const announced = onFirstUse((source) => {
  const { region, controlTable } = mailEventsEnvironment(source);
  return announcedIn(workersClientOf({ region }), controlTable);
});

/** Called for each event of SES on a mail that has the tag `notice`. An event holds addresses: none of it is logged. */
export const handler = async (event: unknown): Promise<void> => {
  const outcome = await noteMailEvent(event, announced(), instantOf(systemClock()));
  writeToLog(JSON.stringify({ level: 'info', job: 'mail-events', outcome }));
};
