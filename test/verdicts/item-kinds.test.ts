import { describe, expect, test } from 'vitest';
import type { RateCategory } from '#domain/lines/line.ts';
import { yen } from '#domain/money/yen.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { aLine, contextOf } from '#test/builders/claims.ts';

type Line = Parameters<typeof aLine>[0];
const part = (rate: RateCategory, amount: number) => ({ rate, amount: yen(amount) });
const judged = (line: Line, context = contextOf()) => {
  const { account, findings } = judgeLine(aLine(line), context);
  return { account: account.name, kinds: findings.map(({ kind }) => kind) };
};
const guest = { company: '株式会社アオバ', name: '中村部長', relation: '得意先' };
const one = { headcount: 2, outside: [guest], shop: '店', address: '東京都港区' };

describe('C-1: what is no 飲食 is never excluded', () => {
  const golf = [part('standard', 9_000), part('out-of-scope', 800)];
  test.each([
    [
      'golf',
      { itemCode: 'golf', amount: 9_800, parts: golf, participants: { headcount: 0, outside: [guest] } },
      '接待交際費',
      [],
    ],
    [
      'gift',
      {
        itemCode: 'gift',
        amount: 5_400,
        parts: [part('reduced', 5_400)],
        memo: 'お歳暮の菓子',
        participants: { headcount: 0, outside: [guest] },
      },
      '接待交際費',
      [],
    ],
    [
      '慶弔',
      {
        itemCode: 'condolence',
        amount: 10_000,
        parts: [part('out-of-scope', 10_000)],
        memo: '香典',
        participants: { headcount: 0, outside: [guest] },
      },
      '接待交際費（慶弔）',
      [],
    ],
    [
      '慶弔 of own staff',
      {
        itemCode: 'staff-condolence',
        amount: 10_000,
        parts: [part('out-of-scope', 10_000)],
        memo: '結婚祝い',
        participants: { headcount: 0, outside: [{ company: '当社', name: '小川葵' }] },
      },
      '福利厚生費',
      [],
    ],
    [
      'golf as 接待交際費',
      { itemCode: 'entertainment', amount: 9_800, parts: golf, memo: 'ゴルフ', participants: one },
      '接待交際費',
      ['item-denied'],
    ],
    [
      'a gift as 接待交際費',
      {
        itemCode: 'entertainment',
        amount: 5_400,
        parts: [part('reduced', 5_400)],
        memo: '手土産',
        participants: one,
      },
      '接待交際費',
      ['item-denied'],
    ],
    [
      '花輪 as 接待交際費',
      { itemCode: 'entertainment', amount: 16_500, memo: '開店祝いの花輪', participants: one },
      '接待交際費',
      ['item-denied'],
    ],
  ] as const)('%s', (_name, line, account, kinds) => {
    expect(judged(line)).toEqual({ account, kinds });
  });

  test('慶弔 has no receipt: something else that shows it is asked for', () => {
    const parts = [part('out-of-scope', 10_000)];
    const outside = { headcount: 0, outside: [guest] };
    const line = {
      itemCode: 'condolence',
      amount: 10_000,
      memo: '香典',
      participants: outside,
      evidenceIds: [],
    };
    const { findings } = judgeLine(aLine({ ...line, parts }), contextOf());
    expect(findings.map(sayFinding)).toEqual(['案内状・会葬礼状・支払証明書などを添付してください']);
  });

  test('they ask whom, not how many', () => {
    const { findings } = judgeLine(aLine({ itemCode: 'gift', memo: 'お中元' }), contextOf());
    expect(findings.map(sayFinding)).toEqual(['相手先の会社名・氏名・関係を入力してください']);
  });
});

describe('C-7, C-8, C-18: words that name another kind', () => {
  test.each([
    ['vending', '駐輪場', '「駐輪」は「自動販売機」ではなく「駐車場・駐輪場」で申請してください'],
    [
      'postage',
      'ゆうパック 窓口',
      '「ゆうパック」は「切手・郵便」ではなく「ゆうパック・宅配便」で申請してください',
    ],
    ['supplies', '展示会の入場券', '「入場券」は経費科目「入場券・入場料」を選んでください'],
    ['train', '空港までタクシー', '「タクシー」は「電車」ではなく「タクシー」で申請してください'],
  ])('%s with 「%s」', (itemCode, memo, says) => {
    const { findings } = judgeLine(aLine({ itemCode, memo, amount: 600 }), contextOf());
    expect(findings.map(sayFinding)).toContain(says);
  });

  test('入場券 of 30,000 and more want the address in the books (SPC-011)', () => {
    const ticket = (amount: number) =>
      judged({ itemCode: 'admission', amount, supplier: { name: '展示会' } }).kinds;
    expect(ticket(29_999)).toEqual([]);
    expect(ticket(30_000)).toEqual(['supplier-address-missing']);
  });
});

describe('C-15: a rate that contradicts item, date or words', () => {
  test.each([
    [
      'beer at 8 %',
      { itemCode: 'supplies', memo: '懇親会の缶ビール', parts: [part('reduced', 11_000)] },
      ['rate-alcohol'],
    ],
    [
      'alcohol-free beer at 8 %',
      { itemCode: 'supplies', memo: 'ノンアルコールビール', parts: [part('reduced', 11_000)] },
      [],
    ],
    [
      'beer at 10 % beside food at 8 %',
      {
        itemCode: 'meeting',
        memo: '弁当とビール',
        parts: [part('reduced', 10_000), part('standard', 1_000)],
      },
      [],
    ],
    ['taxi at 8 %', { itemCode: 'taxi', parts: [part('reduced', 11_000)] }, ['rate-unlikely']],
    ['旧8 % in 2026', { itemCode: 'supplies', parts: [part('old-8', 11_000)] }, ['rate-old']],
    [
      '旧8 % of a contract, explained',
      { itemCode: 'supplies', parts: [part('old-8', 11_000)], rateReason: '2019年3月契約のリース' },
      ['rate-old'],
    ],
    [
      'newspaper at the kiosk at 8 %',
      { itemCode: 'books', memo: '日刊紙', parts: [part('reduced', 11_000)] },
      ['rate-newspaper'],
    ],
    [
      'newspaper by subscription',
      { itemCode: 'books', memo: '日刊紙 定期購読', parts: [part('reduced', 11_000)] },
      [],
    ],
    ['印紙 at 10 %', { itemCode: 'stamp-duty', parts: [part('standard', 11_000)] }, ['rate-unlikely']],
    [
      'golf with ゴルフ場利用税',
      {
        itemCode: 'golf',
        parts: [part('standard', 10_200), part('out-of-scope', 800)],
        participants: { headcount: 0, outside: [guest] },
      },
      [],
    ],
  ] as const)('%s', (_name, line, kinds) => {
    expect(judged(line).kinds).toEqual(kinds);
  });

  test('a reason turns the warning into a note', () => {
    const severity = (rateReason?: string) =>
      judgeLine(
        aLine({ parts: [part('old-8', 11_000)], ...(rateReason === undefined ? {} : { rateReason }) }),
        contextOf(),
      ).findings.find(({ kind }) => kind === 'rate-old')?.severity;
    expect([severity(), severity('2019年3月契約のリース')]).toEqual(['warn', 'info']);
  });
});
