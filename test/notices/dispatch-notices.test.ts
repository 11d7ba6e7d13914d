import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { noticesOfActions, tellingActions } from '#domain/notices/notice-kinds.ts';
import { dispatchNotices } from '#lambdas/notices/dispatch-notices.ts';
import type { Notice } from '#lambdas/adapters/tenant/notice.ts';

const tenantId = 't01jtenant0000000000000000a';
const claimId = '01JC1A1M000000000000000000';
const noticeId = '01JAVD1T000000000000000000';
const [keeper, another] = ['01JWATANABE000000000000000', '01JTANAKA00000000000000000'];

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
        actor: '-',
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
  test.each(tellingActions)('makes one notice of %s, with opaque ids only', async (action) => {
    expect(await dispatched(aRecord({ action }))).toEqual([
      { kind: 'claim-act', noticeId, tenantId, claimId, action, at: '2026-12-31T14:59:59.000Z' },
    ]);
  });

  test('makes none of an act that tells nobody', async () => {
    const silent = Object.keys(noticesOfActions).filter(
      (action) => !tellingActions.some((one) => one === action),
    );
    expect(silent).toEqual([
      'claim.create',
      'claim.save',
      'claim.discard',
      'claim.restore',
      'claim.label',
      'claim.copy',
    ]);
    expect(await dispatched(...silent.map((action) => aRecord({ action })))).toEqual([]);
  });

  test.each([
    ['another deed', aRecord({ action: 'setting.replace' })],
    ['a deed that was refused', aRecord({ outcome: 'refused' })],
    ['an item that was tampered with', aRecord({}, 'MODIFY')],
  ])('makes none of %s', async (_what, record) => {
    expect(await dispatched(record)).toEqual([]);
  });

  test.each(['access', 'addresses', 'people-rules', 'sign-in-rules'])(
    'tells those who keep access of another %s, and of who did it',
    async (fact) => {
      const record = aRecord({ action: 'setting.replace', target: `setting ${fact}`, actor: keeper });
      expect(await dispatched(record)).toEqual([
        { kind: 'keepers-to-tell', noticeId, tenantId, at: '2026-12-31T14:59:59.000Z', fact, by: keeper },
      ]);
    },
  );

  test('tells those who keep access of another who does', async () => {
    const record = aRecord({ action: 'user.keep-access', target: `user ${another}`, actor: '-' });
    expect(await dispatched(record)).toMatchObject([
      { kind: 'keepers-to-tell', fact: 'new-keeper', whose: another },
    ]);
  });

  test('tells those who keep access of a file that made many, once', async () => {
    const people = [another, '01JSAT00000000000000000000', '01JSVZVK100000000000000000'];
    const records = people.map((whose, at) =>
      aRecord({
        action: 'user.keep-access',
        target: `user ${whose}`,
        actor: keeper,
        SK: `${noticeId.slice(0, -1)}${at}`,
      }),
    );
    const [told, ...further] = await dispatched(...records);
    expect(further).toEqual([]);
    expect(told).toMatchObject({ kind: 'keepers-to-tell', fact: 'new-keepers', by: keeper });
    // However the stream hands them over, it is one deed.
    const [again] = await dispatched(...records.slice(1));
    expect(again?.noticeId).toBe(told?.noticeId);
  });

  test.each(['user.end-totp', 'auth.end-totp', 'auth.recover', 'auth.add-passkey'])(
    'tells the owner of %s by a message of his own, and those who keep access who did it',
    async (action) => {
      const sent = await dispatched(aRecord({ action, target: `user ${another}`, actor: keeper }));
      expect(sent).toHaveLength(2);
      expect(sent[0]).toMatchObject({ userId: another });
      expect(sent[1]).toMatchObject({ kind: 'keepers-to-tell', whose: another, by: keeper });
    },
  );

  test('fails on ids of another form, so that the record lies with the dead letters', async () => {
    await expect(dispatched(aRecord({ target: 'claim 1' }))).rejects.toThrow('Invalid');
  });
});
