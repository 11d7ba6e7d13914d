import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import type { Cloud } from '#local/running-cloud.ts';
import { delivery } from '#rows/notices.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import { isInstant } from '#domain/kernel/time.ts';
import { nextDigest } from '#domain/notices/digest-time.ts';
import { known } from '#test/builders/claims.ts';
import type { Person } from './person.ts';

const minute = 60_000;

/** Mails that are sure whatever was told late: 訂正 to three people and the reversal; 確定 waits for the digest. */
const [atLeast, atMost] = [4, 13];
/** No digest comes due while the test runs. */
const digestHour = [6, 7].includes(new Date(Date.now() + 9 * 3_600_000).getUTCHours()) ? 19 : 7;

/** まとめメール of what is confirmed. */
export const wantsDigest = async (person: Person): Promise<void> => {
  const { version } = (await person.get('/api/me/mail-choice')).body;
  const body = { ways: { confirmed: 'daily' }, hour: digestHour, expectedVersion: version };
  expect((await person.put('/api/me/mail-choice', body)).status).toBe(200);
};

const rowsIn = async (cloud: Cloud, table: string): Promise<readonly Record<string, unknown>[]> => {
  const place = { region: 'ap-northeast-1', endpoint: cloud.services.dynamodb, credentials: cloud.operator };
  const asked = new ScanCommand({ TableName: cloud.nameOf(table) });
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(place));
  return (await client.send(asked)).Items ?? [];
};

/** What lay in queues when the cloud was killed is handed out again. */
const caughtUp = async (cloud: Cloud): Promise<void> => {
  for (const minutes of [7, 14, 21]) {
    cloud.setClock(() => new Date(Date.now() + minutes * minute));
    // oxlint-disable-next-line no-await-in-loop -- what was handed out is visible again
    await cloud.catchUp();
  }
};

/** What was put by while a cloud was killed stands in the one mail of the next digest, each claim once. */
const expectOneDigest = async (cloud: Cloud, claimIds: readonly string[]): Promise<void> => {
  const due = nextDigest(known(isInstant, new Date().toISOString()), { hour: digestHour, holidays: [] });
  const offset = due - Date.now();
  cloud.setClock(() => new Date(Date.now() + offset));
  await cloud.invoke('digest-dispatch', { scheduledAt: new Date(due).toISOString() });
  await cloud.catchUp();
  const digests = cloud.mails().filter(({ subject }) => subject.includes('まとめ'));
  expect(digests.map(({ subject }) => subject)).toEqual([
    `【STAFee】経費申請のお知らせ（まとめ）: ${claimIds.length}件`,
  ]);
  for (const id of claimIds) expect([id, digests[0]?.text.split(id).length]).toEqual([id, 2]);
};

/**
 * Notices of a cloud that was killed and whose functions go by its clock, which comes to the next digest: none is lost,
 * and none is doubled but where its mail had left (decision 0025).
 */
export const expectToldOnce = async (
  cloud: Cloud,
  { claimIds, kills }: { readonly claimIds: readonly string[]; readonly kills: number },
): Promise<void> => {
  await caughtUp(cloud);
  const told = (await rowsIn(cloud, 'Audit')).filter(({ action }) => action === 'notice.send');
  for (const id of claimIds) {
    const count = told.filter(({ target }) => target === id).length;
    expect([id, count >= atLeast, count <= atMost]).toEqual([id, true, true]);
  }
  const rows = await rowsIn(cloud, 'TenantData');
  const open = rows.filter(
    (row) =>
      storedPartsOf(delivery, row) !== undefined &&
      row['sentAt'] === undefined &&
      row['keptAt'] === undefined,
  );
  expect(open).toEqual([]);

  const isOfClaims = (text: unknown) => claimIds.some((id) => String(text).includes(id));
  const mails = cloud.mails().filter(({ text }) => isOfClaims(text));
  const doubled = mails.length - told.filter(({ target }) => isOfClaims(target)).length;
  // Two workers at most run at once, and each may have sent one mail when it was killed.
  expect([doubled >= 0, doubled <= 2 * kills]).toEqual([true, true]);
  await expectOneDigest(cloud, claimIds);
};
