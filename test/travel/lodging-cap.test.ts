import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yen } from '#domain/money/yen.ts';
import type { LodgingCaps } from '#domain/tenants/masters.ts';
import { capOfStay } from '#domain/travel/lodging-cap.ts';
import { day } from '#test/builders/claims.ts';
import { minato } from '#local/seed/minato.ts';

const since = { validFrom: day('2020-04-01') };
const place = (name: string, ...spellings: string[]) => ({ id: name, name, spellings });
const caps: LodgingCaps = {
  places: [
    place('大阪', 'おおさか', 'Osaka'),
    place('東京', 'とうきょう', 'Tokyo', '新宿区'),
    place('京都府', 'Kyoto'),
    place('府中市'),
    place('四日市市'),
    place('堺市'),
    place('長野'),
    place('大津'),
    place('大和'),
    place('東'),
    place('海外', 'New York', 'ニューヨーク', '上海'),
  ],
  caps: [
    { ...since, nightlyYen: yen(9_000) },
    ...[
      ['大阪', 12_000],
      ['東京', 14_000],
      ['京都府', 13_000],
      ['府中市', 8_000],
      ['四日市市', 8_100],
      ['堺市', 8_200],
      ['長野', 8_300],
      ['大津', 8_400],
      ['大和', 8_500],
      ['東', 8_600],
      ['海外', 25_000],
    ].map(([placeId, nightly]) => ({
      ...since,
      placeId: String(placeId),
      nightlyYen: yen(Number(nightly)),
    })),
  ],
};
const capOf = (city: string, grade = '一般', on = '2026-05-20') =>
  capOfStay(caps, { city, grade, on: day(on) });

describe('A-1 the cap of a place holds for every spelling', () => {
  test.each([
    '大阪',
    '大阪市',
    ' 大阪 ',
    '大 阪',
    '大阪府',
    '大阪府大阪市',
    '大阪府大阪市北区',
    '大阪府 大阪市 北区梅田1-2-3',
    '大阪市北区',
    '大阪市中央区難波',
    '大阪駅前',
    '大阪（梅田）',
    '大阪・梅田',
    '梅田　大阪',
    '大阪府東大阪市',
    '大阪府泉佐野市りんくう',
    'おおさか',
    'オオサカ',
    'ｵｵｻｶ',
    'おおさかし',
    'Osaka',
    'OSAKA',
    'ＯＳＡＫＡ',
    'Ōsaka',
    'osaka-shi',
    'Osaka City',
    'Kita-ku, Osaka, Japan',
  ])('%s is 大阪', (city) => {
    expect(capOf(city)).toEqual({ nightlyYen: 12_000, placeName: '大阪' });
  });

  test.each([
    ['大阪府堺市', 8_200],
    ['堺市堺区', 8_200],
    ['東京都', 14_000],
    ['東京都新宿区西新宿', 14_000],
    ['新宿区', 14_000],
    ['東京都府中市', 8_000],
    ['広島県府中市', 8_000],
    ['京都市', 13_000],
    ['京都', 13_000],
    ['京都府宇治市', 13_000],
    ['三重県四日市市', 8_100],
    ['四日市市諏訪町', 8_100],
    ['長野市', 8_300],
    ['長野県松本市', 8_300],
    ['滋賀県大津市', 8_400],
    ['New York', 25_000],
    ['new york city', 25_000],
    ['Manhattan, New York, USA', 25_000],
    ['ﾆｭｰﾖｰｸ', 25_000],
    ['上海市', 25_000],
  ])('%s: the most exact row, %d', (city, nightlyYen) => {
    expect(capOf(city)?.nightlyYen).toBe(nightlyYen);
  });

  test.each([
    '長野原町',
    '東村山市',
    '大和郡山市',
    '大阪狭山市',
    '四日市場村',
    '札幌',
    '北海道札幌市',
    'York',
    'ベルリン',
    '',
    '   ',
    '。',
    '🎉',
    '\u200b',
  ])('"%s" takes the default row, never "no limit"', (city) => {
    expect(capOf(city)).toEqual({ nightlyYen: 9_000 });
  });

  test('whatever is typed, there is a limit while there is a default row', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (city, grade) => {
        expect(capOf(city, grade)).toBeDefined();
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom('大阪', 'Osaka', '東京', 'New York'),
        fc.stringMatching(/^[ 　・、.-]{0,4}$/),
        fc.stringMatching(/^[ 　・、.-]{0,4}$/),
        (name, before, after) => {
          expect(capOf(before + name + after)).toEqual(capOf(name));
        },
      ),
    );
  });

  test('the demo companies know Osaka by its usual names', () => {
    const { lodgingCaps } = minato.masters.regulation;
    const found = ['大阪市', '大阪府大阪市北区', 'Osaka', '新大阪', '札幌', 'New York'].map(
      (city) => capOfStay(lodgingCaps, { city, grade: '一般', on: day('2026-05-20') })?.nightlyYen,
    );
    expect(found).toEqual([12_000, 12_000, 12_000, 12_000, 10_000, 25_000]);
  });
});

describe('A-1 the row of a grade and of a day', () => {
  const graded: LodgingCaps = {
    places: [place('大阪')],
    caps: [
      { ...since, nightlyYen: yen(9_000) },
      { ...since, grade: '部長', nightlyYen: yen(11_000) },
      { ...since, validTo: day('2026-03-31'), placeId: '大阪', nightlyYen: yen(10_000) },
      { validFrom: day('2026-04-01'), placeId: '大阪', nightlyYen: yen(12_000) },
      { validFrom: day('2026-04-01'), placeId: '大阪', grade: '部長', nightlyYen: yen(15_000) },
    ],
  };
  test.each([
    ['大阪市', '部長', '2026-04-01', 15_000],
    ['大阪市', '一般', '2026-04-01', 12_000],
    ['大阪市', '部長', '2026-03-31', 10_000],
    ['札幌', '部長', '2026-04-01', 11_000],
    ['札幌', '課長', '2026-04-01', 9_000],
    // The place's row had not begun, so the default one binds.
    ['大阪市', '一般', '2020-03-31', undefined],
  ])('%s, %s, %s: %s', (city, grade, on, nightlyYen) => {
    expect(capOfStay(graded, { city, grade, on: day(on) })?.nightlyYen).toBe(nightlyYen);
  });
});
