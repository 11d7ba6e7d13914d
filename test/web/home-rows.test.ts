import { describe, expect, test } from 'vitest';
import type { ClaimSummary } from '#web/claims/claim-view.ts';
import { awaitedRow, returnedRow, waitingRow } from '#web/home/home-rows.ts';
import { waiting } from './waiting-item.ts';

const returned: ClaimSummary = {
  id: '01KMNAT00000000000000000C1',
  number: 'EX-000121',
  title: '5月の交通費',
  status: 'returned',
  version: 4,
  applicantName: '田中花子',
  departmentName: '営業一課',
  total: 34_370,
  tax: 3_124,
  updatedAt: '2026-06-20T18:30:00+09:00',
};

const waits = waiting(returned.id);

describe('what waits on the home page', () => {
  test('a claim that came back says no day: its last change is not the day on which it did', () => {
    expect(returnedRow(returned)).toMatchObject({
      to: `/claims/${returned.id}`,
      aside: 'EX-000121・差し戻されました',
      amount: '34,370円',
    });
    expect(JSON.stringify(returnedRow(returned))).not.toMatch(/2026|6\/20/);
  });

  test('a claim to approve says whose it is, for how long it waits and what must be looked at', () => {
    expect(waitingRow(waits, '2026-06-14').aside).toBe('田中花子・今日届きました・確認事項1件');
    expect(waitingRow(waits, '2026-06-17').aside).toBe('田中花子・3日待っています・確認事項1件');
  });

  test('a claim that is waited for says for whom', () => {
    const { claimId, number, title, total, stepName, submittedAt } = waits;
    const awaited = {
      claimId,
      number,
      title,
      total,
      stepName,
      submittedAt,
      approverNames: ['佐藤健一', '高橋美咲'],
    };
    expect(awaitedRow(awaited).aside).toBe('課長（佐藤健一・高橋美咲）を待っています・2026/06/14(日) 申請');
  });
});
