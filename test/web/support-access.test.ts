import { describe, expect, test } from 'vitest';
import type { ShownGrant } from '#web/support/support-api.ts';
import { grantLines, viewWords } from '#web/support/support-words.ts';
import type { ShownGrant as GrantOfOperators } from '#web/operator/support/support-api.ts';
import { accountingWord, approverWord, daysWords, partTitle } from '#web/operator/support/setting-words.ts';
import { endWords, isOpen, partsWords } from '#web/operator/support/support-words.ts';

const asked: ShownGrant = {
  grantId: '01JGRANT000000000000000000',
  operatorName: '加藤',
  reason: 'お問い合わせのため',
  parts: ['claims', 'evidence'],
  hours: 2,
  askedAt: '2026-12-01T00:00:00.000Z',
  expiresAt: '2026-12-08T00:00:00.000Z',
  state: 'asked',
};
const decided = { decidedAt: '2026-12-01T01:00:00.000Z', decidedByName: '渡辺直樹' };
const given = { ...asked, ...decided, until: '2026-12-01T03:00:00.000Z' };

describe('what became of a grant, for its company', () => {
  test.each<[string, ShownGrant, readonly string[]]>([
    ['asked', asked, ['2026/12/01(火) 09:00 依頼：加藤', '回答の期限：2026/12/08(火) 09:00']],
    [
      'refused',
      { ...asked, ...decided, state: 'refused' },
      ['2026/12/01(火) 09:00 依頼：加藤', '2026/12/01(火) 10:00 拒否：渡辺直樹'],
    ],
    [
      'withdrawn',
      { ...given, state: 'withdrawn', withdrawnAt: '2026-12-01T01:30:00.000Z', withdrawnByName: '鈴木一郎' },
      [
        '2026/12/01(火) 09:00 依頼：加藤',
        '2026/12/01(火) 10:00 許可：渡辺直樹',
        '2026/12/01(火) 10:30 取消し：鈴木一郎',
      ],
    ],
    [
      'over',
      { ...given, state: 'over' },
      [
        '2026/12/01(火) 09:00 依頼：加藤',
        '2026/12/01(火) 10:00 許可：渡辺直樹',
        '2026/12/01(火) 12:00 期間終了',
      ],
    ],
    [
      'lapsed',
      { ...asked, state: 'lapsed' },
      ['2026/12/01(火) 09:00 依頼：加藤', '2026/12/08(火) 09:00 回答がないまま期限が切れました'],
    ],
  ])('%s', (_state, grant, lines) => {
    expect(grantLines(grant)).toEqual(lines);
  });

  test('says of a view what was searched for, and nothing of how it was sorted', () => {
    const search = { from: '2026-11-01', to: '2026-11-30', text: '大阪', limit: '50', sort: 'submitted' };
    expect(viewWords({ asked: search })).toBe('開始日：2026-11-01、終了日：2026-11-30、検索する語：大阪');
    expect(viewWords({ asked: { claimId: '01J' } })).toBe('');
  });
});

describe('the same for operators', () => {
  const { decidedByName: _name, ...facts } = given;
  const grant: GrantOfOperators = {
    ...facts,
    state: 'active',
    tenantId: 't01jtenant0000000000000000a',
    companyName: 'みなと商事',
    isOwn: true,
  };

  test('says what it opens, and until when', () => {
    expect([partsWords(grant), endWords(grant), isOpen(grant)]).toEqual([
      '申請・証憑',
      '2026/12/01(火) 12:00',
      true,
    ]);
    expect(endWords({ ...grant, state: 'asked' })).toBe('2026/12/08(火) 09:00（回答）');
    expect(isOpen({ state: 'over' })).toBe(false);
  });

  test('names settings and approvers by what the company calls them, and strangers as they are', () => {
    expect([partTitle('routes'), partTitle('burning')]).toEqual(['承認ルート', 'burning']);
    expect([accountingWord('exclusive'), accountingWord('other')]).toEqual(['税抜経理', 'other']);
    expect(
      ['department-head', 'division-head', 'post:head:sales', 'role:accountant', 'nobody:1'].map(
        approverWord,
      ),
    ).toEqual([
      '申請者の部門の長',
      '申請者の最上位の部門の長',
      '部門 sales の長',
      'ロール accountant',
      'nobody:1',
    ]);
    expect([daysWords(undefined, undefined), daysWords('2026-04-01', undefined)]).toEqual([
      '常に',
      '2026/04/01(水)〜',
    ]);
  });
});
