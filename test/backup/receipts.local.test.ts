import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startBackupCloud, type BackupCloud } from '#test/backup/backup-cloud.ts';
import { bytesOf, judgeReceipts, keepReceipt, restoredBucketWith } from '#test/backup/canary-receipts.ts';

const ids = ['01KQ0000000000000000000001', '01KQ0000000000000000000002'];

let it: BackupCloud;
beforeAll(async () => {
  it = await startBackupCloud();
  for (const id of ids) await keepReceipt(it, id);
}, 240_000);
afterAll(() => it?.close());
beforeEach(() => {
  it.cloud.backup.restoreJobs.clear();
  it.cloud.backup.verdicts.length = 0;
});

const whole = Object.fromEntries(ids.map((id) => [id, bytesOf(id)]));
const [first = '', second = ''] = ids;

describe('judging receipts that a restore test brought back', () => {
  test('accepts them byte for byte, under other version ids, and keeps the minutes', async () => {
    const outcome = await judgeReceipts(it, 'good', await restoredBucketWith(it, 'good', whole));
    expect(outcome).toMatchObject({
      evidence: { table: 'Documents', minutes: 211, isValid: true },
    });
    expect(it.cloud.backup.verdicts).toMatchObject([
      {
        ValidationStatus: 'SUCCESSFUL',
        ValidationStatusMessage: '2 receipts of the canary came back byte for byte',
      },
    ]);
    expect(await it.keys('reports/restore-tests/')).toContain('reports/restore-tests/2026-12-03-good.json');
  });

  test.each([
    [
      'a receipt that did not come back',
      'less',
      { [first]: bytesOf(first) },
      `receipts are missing: ${second}`,
    ],
    [
      'a receipt with other bytes of the same length',
      'other',
      { ...whole, [second]: bytesOf(first) },
      `receipts have other bytes: ${second}`,
    ],
    ['an empty bucket, though AWS says completed', 'none', {}, `receipts are missing: ${first}, ${second}`],
  ])('refuses %s', async (_what, name, files, ValidationStatusMessage) => {
    await judgeReceipts(it, name, await restoredBucketWith(it, name, files));
    expect(it.cloud.backup.verdicts).toMatchObject([{ ValidationStatus: 'FAILED', ValidationStatusMessage }]);
  });

  test('does not miss what came after the point, nor what was never completed', async () => {
    await keepReceipt(it, '01KQ0000000000000000000000', 'reserved');
    const outcome = await judgeReceipts(it, 'later', await restoredBucketWith(it, 'later', whole));
    expect(outcome).toMatchObject({ evidence: { isValid: true } });
    const early = await judgeReceipts(
      it,
      'early',
      await restoredBucketWith(it, 'early', {}),
      new Date('2026-12-01T00:00:00Z'),
    );
    expect(early).toMatchObject({
      evidence: { isValid: false, message: '0 receipts of the canary where 1 are the least' },
    });
  });
});
