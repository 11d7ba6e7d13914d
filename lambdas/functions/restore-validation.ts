import * as v from 'valibot';
import { assert } from '#domain/kernel/assert.ts';
import { isTenantId } from '#domain/kernel/ids.ts';
import { backupBucketOf } from '#lambdas/adapters/backup/backup-bucket.ts';
import { restoreValidationEnvironment } from '#lambdas/adapters/backup/backup-environment.ts';
import { restoreEvidenceOf } from '#lambdas/adapters/backup/restore-evidence.ts';
import { restoreJobsOf } from '#lambdas/adapters/backup/restore-jobs.ts';
import { canaryRowsOf } from '#lambdas/adapters/backup/canary-rows.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { instantOf, systemClock } from '#lambdas/adapters/machine/clock.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { canaryReceiptsOf } from '#lambdas/adapters/backup/restored-receipts.ts';
import { restoredTableOf } from '#lambdas/adapters/backup/restored-table.ts';
import { validateRestore } from '#lambdas/backup/validate-restore.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';

/** Restore jobs say `status`, where backup and copy jobs say `state`. */
const restored = v.object({
  region: v.string(),
  detail: v.object({ restoreJobId: v.string(), status: v.literal('COMPLETED') }),
});

const adapters = onFirstUse((source) => {
  const environment = restoreValidationEnvironment(source);
  const { region, keystoreTable, canaryTenantId, resources } = environment;
  assert(isTenantId(canaryTenantId), 'the canary is a tenant');
  const canary = canaryRowsOf({
    tenantId: canaryTenantId,
    keystore: { client: documentClientOf({ region }), table: keystoreTable },
    clock: systemClock,
  });
  return {
    bucket: backupBucketOf(environment),
    evidenceTable: restoreEvidenceOf(environment),
    planArns: environment.planArns,
    itemsFloor: environment.itemsFloor,
    nameOf: (arn: string) => resources.find((resource) => resource.arn === arn)?.name,
    tableAt: restoredTableOf,
    opensCanary: canary.opensIn,
    receipts: canaryReceiptsOf({ ...environment, tenantId: canaryTenantId }),
  };
});

/** Judges each table, and the receipts, that a monthly restore test brought back, in Tokyo or in Osaka. */
export const handler = async (event: unknown) => {
  const { region, detail } = v.parse(restored, event);
  const { receipts, ...rest } = adapters();
  const outcome = await validateRestore(detail.restoreJobId, {
    ...rest,
    jobs: restoreJobsOf(region),
    receiptsIn: (bucketArn, until) => receipts.restoredIn(bucketArn, { region, until }),
  });
  if (outcome.kind === 'judged') {
    const { evidence } = outcome;
    writeHeartbeat({
      job: 'restore-validation',
      at: instantOf(systemClock()),
      metrics: { RestoreMinutes: evidence.minutes, InvalidRestores: evidence.isValid ? 0 : 1 },
      facts: { evidence },
    });
  }
  return outcome;
};
