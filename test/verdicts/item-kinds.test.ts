import { describe, expect, test } from 'vitest';
import type { RateCategory } from '#domain/lines/line.ts';
import { yen } from '#domain/money/yen.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { minato } from '#local/seed/minato.ts';
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

describe('C-11: name and content are in the books (消法30⑧)', () => {
  test.each([
    ['supplies', { name: '' }, 'block supplier-missing'],
    ['taxi', { name: ' ' }, 'block supplier-missing'],
    ['parking', { name: '' }, 'block supplier-missing'],
  ])('%s without a supplier is blocked', (itemCode, supplier, finding) => {
    const claim = judgeClaim([aLine({ itemCode, supplier })], contextOf());
    expect(claim.lines[0]?.findings.map(({ severity, kind }) => `${severity} ${kind}`)).toContain(finding);
    expect(claim.canSubmit).toBe(false);
  });

  test.each(['vending', 'postage', 'train', 'commuting'])('%s may be nameless', (itemCode) => {
    const journey = { from: '新橋', to: '大宮', isRoundTrip: false };
    expect(judged({ itemCode, amount: 500, supplier: { name: '' }, journey }).kinds).toEqual([]);
  });

  test.each(['vending', 'postage', 'stamp-duty'])(
    '%s says a supplier or a content, whichever, and is blocked without both (SPC-001)',
    (itemCode) => {
      const parts = itemCode === 'stamp-duty' ? { parts: [part('out-of-scope', 500)] } : {};
      const bare = { itemCode, amount: 500, supplier: { name: '' }, memo: '', ...parts };
      expect(judged(bare).kinds).toContain('description-missing');
      expect(judged({ ...bare, memo: '東京駅3番線' }).kinds).not.toContain('description-missing');
      expect(judged({ ...bare, supplier: { name: '東京駅' } }).kinds).not.toContain('description-missing');
    },
  );

  test('one word is asked for once: a line without supplier and content lacks the supplier', () => {
    const { kinds } = judged({ itemCode: 'taxi', supplier: { name: '' }, memo: '' });
    expect(kinds).toContain('supplier-missing');
    expect(kinds).not.toContain('description-missing');
  });

  test.each([
    ['meeting', 'headcount-missing', 'participants'],
    ['train', 'journey-missing', 'journey'],
  ] as const)('%s is blocked for %s, unless the company asks for less', (itemCode, kind, field) => {
    const { participants: _participants, journey: _journey, ...line } = aLine({ itemCode, amount: 500 });
    const severities = (context = contextOf()) =>
      judgeLine(line, context).findings.flatMap((finding) =>
        finding.kind === kind ? [finding.severity] : [],
      );
    expect(severities()).toEqual(['block']);
    const itemAsks = [{ itemCode, asks: { [field]: 'optional' } }];
    expect(severities(contextOf({ ...minato.masters, itemAsks }))).toEqual([]);
  });

  test('what is bought is asked for where the item does not say it', () => {
    expect(judged({ itemCode: 'supplies', memo: '' }).kinds).toEqual(['content-missing']);
    expect(judged({ itemCode: 'taxi', memo: '' }).kinds).toEqual([]);
  });

  test('a company may ask for more, and the judge asks with it', () => {
    const itemAsks = [{ itemCode: 'taxi', asks: { purpose: 'required', journey: 'wanted' } as const }];
    const context = contextOf({ ...minato.masters, itemAsks });
    const { findings } = judgeLine(aLine({ itemCode: 'taxi', memo: ' ' }), context);
    expect(findings.map(({ severity, kind }) => `${severity} ${kind}`)).toEqual([
      'warn journey-missing',
      'block content-missing',
    ]);
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
