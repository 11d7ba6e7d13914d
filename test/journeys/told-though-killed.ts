import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import type { Cloud } from '#local/running-cloud.ts';
import { delivery } from '#rows/notices.ts';
import { storedPartsOf } from '#rows/read-key.ts';

const minute = 60_000;

/** Mails that are sure whatever was told late: 訂正 to three people, 確定 twice and its reversal. */
const [atLeast, atMost] = [6, 13];

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

/** Notices of a cloud that was killed: none is lost, and none is doubled but where its mail had left (decision 0025). */
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
    (row) => storedPartsOf(delivery, row) !== undefined && row['sentAt'] === undefined,
  );
  expect(open).toEqual([]);

  const isOfClaims = (text: unknown) => claimIds.some((id) => String(text).includes(id));
  const mails = cloud.mails().filter(({ text }) => isOfClaims(text));
  const doubled = mails.length - told.filter(({ target }) => isOfClaims(target)).length;
  // Two workers at most run at once, and each may have sent one mail when it was killed.
  expect([doubled >= 0, doubled <= 2 * kills]).toEqual([true, true]);
};
