import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { claimSentBackMail } from '#lambdas/notices/claim-sent-back-mail.ja.ts';
import { dispatchNotices } from '#lambdas/notices/dispatch-notices.ts';
import type { Notice } from '#lambdas/adapters/tenant/notice.ts';

const tenantId = 't01jtenant0000000000000000a';
const claimId = '01JC1A1M000000000000000000';
const noticeId = '01JAVD1T000000000000000000';

const aRecord = (changes: Record<string, string> = {}, eventName = 'INSERT'): DynamoDBRecord => ({
  eventName: eventName as 'INSERT',
  dynamodb: {
    NewImage: Object.fromEntries(
      Object.entries({
        PK: `T#${tenantId}#20261231#1`,
        SK: noticeId,
        action: 'claim.send-back',
        outcome: 'done',
        target: claimId,
        at: '2026-12-31T14:59:59.000Z',
        ...changes,
      }).map(([name, S]) => [name, { S }]),
    ),
  },
});

const dispatched = async (...records: readonly DynamoDBRecord[]) => {
  const sent: Notice[] = [];
  await dispatchNotices(records, async (notices) => void sent.push(...notices));
  return sent;
};

describe('dispatching notices', () => {
  test('makes one notice of a claim that was sent back, with opaque ids only', async () => {
    expect(await dispatched(aRecord())).toEqual([
      { kind: 'claim-sent-back', noticeId, tenantId, claimId, at: '2026-12-31T14:59:59.000Z' },
    ]);
  });

  test.each([
    ['another deed', aRecord({ action: 'claim.approve' })],
    ['a deed that was refused', aRecord({ outcome: 'refused' })],
    ['an item that was tampered with', aRecord({}, 'MODIFY')],
  ])('makes none of %s', async (_what, record) => {
    expect(await dispatched(record)).toEqual([]);
  });

  test('fails on ids of another form, so that the record lies with the dead letters', async () => {
    await expect(dispatched(aRecord({ target: 'claim 1' }))).rejects.toThrow('Invalid');
  });
});

describe('the mail 差戻しのお知らせ', () => {
  test('tells who, which number and where', () => {
    const facts = {
      to: 'tanaka@minato.example.jp',
      name: '田中花子',
      claimId,
      appOrigin: 'https://app.example.jp',
    };
    expect(claimSentBackMail({ ...facts, claimNumber: 'EX-000123' })).toEqual({
      to: 'tanaka@minato.example.jp',
      subject: '【STAFee】差戻しのお知らせ',
      text: [
        '田中花子 様',
        '',
        '経費申請「EX-000123」が差し戻されました。',
        'サインインして差戻しの理由を確認し、修正のうえ再度申請してください。',
        '',
        'https://app.example.jp/claims/01JC1A1M000000000000000000',
        '',
        'このメールは送信専用です。心当たりがない場合は、貴社のテナント管理者にお知らせください。',
        '',
        'STAFee',
      ].join('\n'),
    });
    expect(claimSentBackMail({ ...facts, claimNumber: undefined }).text).toContain(
      '経費申請が差し戻されました。',
    );
  });
});
