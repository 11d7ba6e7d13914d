import {
  BackupClient,
  DescribeRestoreJobCommand,
  PutRestoreValidationResultCommand,
} from '@aws-sdk/client-backup';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';

/** Restores of one Region, and our verdict on them. */
export const restoreJobsOf = (region: string) => {
  const client = new BackupClient({ region, requestHandler: sharedConnections });
  return {
    restoreJob: async (jobId: string) => {
      const told = await client.send(new DescribeRestoreJobCommand({ RestoreJobId: jobId }));
      const { CreatedResourceArn, SourceResourceArn, CreationDate, CompletionDate, CreatedBy } = told;
      const pointAt = told.RecoveryPointCreationDate;
      return {
        jobId,
        planArn: CreatedBy?.RestoreTestingPlanArn,
        createdArn: CreatedResourceArn,
        sourceArn: SourceResourceArn,
        /** Of the recovery point. */
        pointAt: pointAt === undefined ? undefined : instantOf(pointAt),
        startedAt: CreationDate === undefined ? undefined : instantOf(CreationDate),
        completedAt: CompletionDate === undefined ? undefined : instantOf(CompletionDate),
        wasJudged: told.ValidationStatus === 'SUCCESSFUL' || told.ValidationStatus === 'FAILED',
      };
    },
    putVerdict: async (jobId: string, verdict: { readonly isValid: boolean; readonly message: string }) => {
      await client.send(
        new PutRestoreValidationResultCommand({
          RestoreJobId: jobId,
          ValidationStatus: verdict.isValid ? 'SUCCESSFUL' : 'FAILED',
          ValidationStatusMessage: verdict.message,
        }),
      );
    },
  };
};

export type RestoreJobs = ReturnType<typeof restoreJobsOf>;
