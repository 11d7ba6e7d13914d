import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { replaceFiling } from '#contract/settings/filing.ts';
import { filingLaw } from '#domain/tenants/filing-months.ts';
import { yen } from '#domain/money/yen.ts';
import { sayRoundYen } from '#domain/money/format-yen.ts';
import { sayAssetLaw, sayFullBooking, saySmallAmountLaw } from '#domain/rules/setting-laws.ja.ts';
import { shippedRules } from '#domain/rules/shipped-rules.ts';
import { faultsIn } from '#web/api/field-shapes.ts';
import { day } from '#test/builders/claims.ts';
import { everyPart } from '#web/settings/every-part.ts';
import { toldOn } from '#web/settings/part-fields.ts';

const comments = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gmu;
const digit = '[0-9０-９]';
/** 「30万円」, 「30,000円」, 「30000円」: more than a yen or two, which round and count. */
const amountsIn = (text: string): readonly string[] =>
  [
    ...text
      .replaceAll(comments, '')
      .matchAll(
        new RegExp(`${digit}[0-9０-９,，]*(?:[十百千万億]+円|(?<=[,，]${digit}{3}|${digit}{4})円)`, 'gu'),
      ),
  ].map(([amount]) => amount);

const placesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`);

describe('amounts of the law on screens', () => {
  test.each(['30万円未満', '１億円以下', '30,000円未満', '10000円', '5千円', '３，０００円'])(
    'are found where they are typed: %s',
    (text) => {
      expect(amountsIn(`const a = '税込${text}の仕入れ';`)).toHaveLength(1);
      expect(amountsIn(`/** ${text} */\nconst a = 1; // ${text}`)).toEqual([]);
    },
  );

  test('are typed nowhere: words are made of the rules of the day', () => {
    const typed = [...placesOf('web'), ...placesOf('contract/settings')].flatMap((file) =>
      amountsIn(readFileSync(file, 'utf8')).map((amount) => `${file}: ${amount}`),
    );
    expect(typed).toEqual([]);
  });

  test.each([
    [400_000, '40万円'],
    [10_000, '1万円'],
    [100_000_000, '1億円'],
    [3_000_000, '300万円'],
    [150_000_000, '15,000万円'],
    [5_500, '5,500円'],
    [0, '0円'],
  ])('are said as laws say them: %i', (amount, words) => {
    expect(sayRoundYen(yen(amount))).toBe(words);
  });

  test.each([
    ['2026-03-31', '取得価額30万円未満', '2026年3月31日まで'],
    ['2026-04-01', '取得価額40万円未満', '2029年3月31日まで'],
    ['2026-11-30', '年300万円まで', '2029年3月31日まで'],
    ['2029-04-01', 'いまの法令にはありません', ''],
  ])('are those of %s: 少額減価償却資産', (on, ...words) => {
    for (const word of words) expect(toldOn(everyPart['asset-rules'].purpose, on)).toContain(word);
  });

  test.each([...shippedRules.assetSmallBusiness, { belowYen: yen(170_000), validFrom: day('2040-01-01') }])(
    'follow the rules, whatever they come to say: %j',
    (row) => {
      const rules = { ...shippedRules, assetSmallBusiness: [row] };
      expect(sayAssetLaw(rules as typeof shippedRules, row.validFrom)).toContain(
        `${sayRoundYen(row.belowYen)}未満`,
      );
    },
  );

  test.each([
    ['2023-09-30', 'いまの法令にはありません'],
    ['2023-10-01', '税込1万円未満'],
    ['2029-09-30', '（2029年9月30日まで）'],
    ['2029-10-01', 'いまの法令にはありません'],
  ])('are those of %s: 少額特例', (on, words) => {
    expect(saySmallAmountLaw(shippedRules, on)).toContain(words);
  });

  test('say until when 2割特例 is one', () => {
    expect(sayFullBooking('2026-09-30')).toBe('簡易課税・2割特例のみ');
    expect(sayFullBooking('2026-10-01')).toContain('2026年9月30日を含む課税期間まで');
  });
});

describe('申告期限 in the words of the law', () => {
  const faultOf = (filingMonths: number) =>
    faultsIn(replaceFiling, { value: { filingMonths }, expectedVersion: 1 }).map(({ message }) => message);

  test('are one text, on the screen and in each refusal', () => {
    const { field } = everyPart.filing;
    const hint = field.kind === 'group' ? field.fields['filingMonths']?.hint : undefined;
    expect(hint).toContain(filingLaw);
    for (const months of [1, 7]) expect(faultOf(months)).toEqual([expect.stringContaining(filingLaw)]);
    for (const months of [2, 6]) expect(faultOf(months)).toEqual([]);
  });

  test('are of an approved extension, and of months after the year', () => {
    expect(filingLaw).toMatch(/2か月（法人税法74条1項）.*75条の2）の承認.*最長6か月/);
    expect(toldOn(everyPart.filing.purpose, '2026-11-30')).not.toContain('届出');
  });
});
