import type { Context } from 'aws-lambda';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { auditArchiveOf, extractedFilesIn } from '#lambdas/adapters/jobs/audit-archive.ts';
import { openExtractionsOf } from '#lambdas/adapters/jobs/open-extractions.ts';
import { extractEnvironment } from '#lambdas/adapters/jobs/worker-environments.ts';
import { instantOf, systemClock } from '#lambdas/adapters/machine/clock.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { runExtractions } from '#lambdas/audit/run-extractions.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';
import { scheduledAt } from '#lambdas/schedules/scheduled-event.ts';

const context = onFirstUse((source) => {
  const { region, bucket, operatorTable, extractsBucket } = extractEnvironment(source);
  return {
    archive: auditArchiveOf({ region, bucket }),
    work: openExtractionsOf(documentClientOf({ region }), operatorTable),
    putFile: extractedFilesIn({ region, bucket: extractsBucket }),
    now: () => instantOf(systemClock()),
  };
});

/** What one file may take. */
const reservedMillis = 60_000;

/** Every minute: what operators asked for of the trail. A run that is cut short is gone on with by the next. */
export const handler = async (
  event: unknown,
  { getRemainingTimeInMillis }: Pick<Context, 'getRemainingTimeInMillis'>,
) => {
  const at = scheduledAt(event);
  const mayGoOn = () => getRemainingTimeInMillis() > reservedMillis;
  const facts = await runExtractions(context(), { at, mayGoOn });
  writeHeartbeat({ job: 'audit-extract', at, facts });
  return facts;
};
