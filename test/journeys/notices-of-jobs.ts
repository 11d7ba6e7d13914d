import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { minato } from '#local/seed/minato.ts';
import { nineOClock, type BackupCloud } from '#test/backup/backup-cloud.ts';
import { maintainingIn } from './maintaining.ts';
import { newUlid } from './person.ts';
import { documentsOf } from './run-of-jobs.ts';

type SentBack = { readonly id: string };

/** When the trail says that the claim was sent back. */
const sentBackAt = async (it: BackupCloud, claimId: string): Promise<string> => {
  const scan = new ScanCommand({ TableName: it.cloud.nameOf('Audit') });
  const { Items = [] } = await documentsOf(it).send(scan);
  const deed = Items.find(({ action, target }) => action === 'claim.send-back' && target === claimId);
  return String(deed?.['at']);
};

/** For the applicant, of an act whose release gave the audit item an id of its own: it is found by its moment. */
const noticeOf = async (it: BackupCloud, { id: claimId }: SentBack) => ({
  kind: 'claim-told',
  notice: 'sent-back',
  noticeId: newUlid(),
  tenantId: minato.tenantId,
  claimId,
  userId: minato.masters.users[0]?.id,
  at: await sentBackAt(it, claimId),
});

/** The queue hands over one message twice. */
export const tellTwice = async (it: BackupCloud, claim: SentBack): Promise<void> => {
  const { cloud } = it;
  const Records = [{ messageId: 'twice', body: JSON.stringify(await noticeOf(it, claim)) }];
  const mails = cloud.mails().length;
  for (const _time of ['first', 'second'])
    expect(await cloud.invoke('mail-worker', { Records })).toEqual({ batchItemFailures: [] });
  expect(cloud.mails().length).toBe(mails + 1);
};

/** A notice of a company that may only read now goes back into the queue. */
export const tellDuringMaintenance = async (it: BackupCloud, claim: SentBack): Promise<void> => {
  const { cloud } = it;
  const maintain = maintainingIn(cloud, () => nineOClock);
  await maintain({ tenantId: minato.tenantId, until: new Date(nineOClock.getTime() + 3_600_000) });
  const Records = [{ messageId: 'waits', body: JSON.stringify(await noticeOf(it, claim)) }];
  const mails = cloud.mails().length;
  expect(await cloud.invoke('mail-worker', { Records })).toEqual({ batchItemFailures: [] });
  expect(cloud.mails().length).toBe(mails);
  await maintain({ tenantId: minato.tenantId });
};
