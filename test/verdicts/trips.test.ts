import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { yen } from '#domain/money/yen.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, contextOf, day } from '#test/builders/claims.ts';

type Line = Parameters<typeof aLine>[0];
const tripOf = (startOn: string, endOn: string) => ({ startOn: day(startOn), endOn: day(endOn) });
const november = tripOf('2026-11-18', '2026-11-19');
const contextOn = (trip: ReturnType<typeof tripOf> | undefined, today = '2031-12-31') => {
  const { trip: _usual, ...context } = contextOf(minato.masters, { today: day(today) });
  return trip === undefined ? context : { ...context, trip };
};
const judged = (lines: readonly ClaimLine[], trip?: ReturnType<typeof tripOf>, today?: string) =>
  judgeClaim(lines, contextOn(trip, today));
const said = (lines: readonly ClaimLine[], trip?: ReturnType<typeof tripOf>, today?: string) =>
  judged(lines, trip, today).lines.flatMap(({ findings }) =>
    findings.map((finding) => `${finding.severity}: ${sayFinding(finding)}`),
  );

const perDiem = (days: number, difference: Line = {}) =>
  aLine({
    itemCode: 'per-diem',
    spentOn: '2026-11-18',
    purpose: 'trip',
    amount: 2_500 * days,
    perDiemDays: days,
    supplier: { name: '' },
    evidenceIds: [],
    ...difference,
  });
const taxi = (difference: Line = {}) =>
  aLine({
    itemCode: 'taxi',
    spentOn: '2026-11-18',
    purpose: 'trip',
    amount: 3_000,
    supplier: { name: 'みなと交通' },
    evidenceIds: [],
    ...difference,
  });
const lodging = (nights: number, difference: Line = {}) =>
  aLine({
    itemCode: 'lodging',
    spentOn: '2026-11-18',
    purpose: 'trip',
    amount: 9_000 * nights,
    supplier: { name: 'ホテルサンプル' },
    lodging: { city: '大阪', nights },
    evidenceIds: [],
    ...difference,
  });

describe('A-3 an allowance and the days of its trip', () => {
  test('10 days on a trip of two are refused', () => {
    expect(said([perDiem(10)], november)).toEqual([
      'block: 日当10日は出張の日数（2日）を超えています。日数か期間を直してください',
    ]);
    expect(said([perDiem(2)], november)).toEqual([]);
  });

  test.each([
    ['a trip over the end of the year', '2026-12-30', '2027-01-02', 4],
    ['a trip over a leap day', '2028-02-28', '2028-03-01', 3],
    ['half a day, there and back', '2026-11-18', '2026-11-18', 1],
  ])('%s pays for its days and none more', (_what, startOn, endOn, days) => {
    const trip = tripOf(startOn, endOn);
    expect(said([perDiem(days, { spentOn: startOn })], trip)).toEqual([]);
    expect(said([perDiem(days + 1, { spentOn: startOn })], trip)[0]).toMatch(/^block: 日当\d+日は出張の日数/);
  });

  test('days that the regulation pays differently are added up day by day', () => {
    const { regulation } = minato.masters;
    const perDiems = [
      { grade: '一般', dailyYen: yen(2_500), validFrom: day('2020-04-01'), validTo: day('2026-11-18') },
      { grade: '一般', dailyYen: yen(3_000), validFrom: day('2026-11-19') },
    ];
    const context = contextOf({ ...minato.masters, regulation: { ...regulation, perDiems } });
    const judge = (amount: number) =>
      judgeClaim([perDiem(2, { amount })], { ...context, trip: november }).lines[0]?.findings.map(sayFinding);
    expect(judge(5_500)).toEqual([]);
    expect(judge(5_000)).toEqual(['日当は規程により2日分で5,500円です。金額を直してください']);
  });

  test('days to come are told', () => {
    expect(said([perDiem(2)], november, '2026-11-18')).toEqual([
      'warn: 出張が終わる前の日当です（2026-11-19まで）。予定どおりか確認してください',
    ]);
  });
});

describe('C-10 allowances are paid once a day, for a trip', () => {
  test('without a trip there is none, and no credit by the travel exception', () => {
    const verdict = judged([perDiem(1)]);
    expect(said([perDiem(1)])).toContain(
      'block: 日当には出張の期間が必要です。申請に出張の開始日と終了日を入力してください',
    );
    expect(verdict.lines[0]?.evidence.because.kind).not.toBe('trip-exempt');
    expect(verdict.canSubmit).toBe(false);
  });

  test('two lines for one day are refused, two for two days are not', () => {
    const second = (spentOn: string) => perDiem(1, { id: '2', spentOn });
    expect(said([perDiem(1), second('2026-11-19')], november)).toEqual([]);
    expect(said([perDiem(2), second('2026-11-19')], november)).toEqual([
      'block: 2026-11-19の日当は明細1にもあります。同じ日の日当は1回だけにしてください',
    ]);
  });

  test('however the days of a trip are split, more than there are is refused and as many as there are is not', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 5 }), (days, extra) => {
        const total = days.reduce((sum, count) => sum + count, 0);
        const trip = { startOn: day('2027-12-28'), endOn: addDays(day('2027-12-28'), total - 1) };
        let next = trip.startOn;
        const lines = days.map((count, index) => {
          const line = perDiem(count, { id: `${index + 1}`, spentOn: next });
          next = addDays(next, count);
          return line;
        });
        expect(judgeClaim(lines, contextOn(trip)).canSubmit).toBe(true);
        const more = perDiem(extra, { id: 'more', spentOn: trip.endOn });
        expect(judgeClaim([...lines, more], contextOn(trip)).canSubmit).toBe(false);
      }),
    );
  });

  test('outside of the trip it is refused, beside it wants a reason', () => {
    expect(said([perDiem(1, { spentOn: '2026-11-10' })], november)).toContain(
      'block: 日当の日付（2026-11-10）が出張期間（2026-11-18〜2026-11-19）の外です。日付か期間を直してください',
    );
    const before = perDiem(1, { spentOn: '2026-11-17' });
    expect(said([before], november).join('\n')).toMatch(/^block: .*前泊・後泊/m);
    expect(said([{ ...before, besideTripReason: '前泊（始発では間に合わないため）' }], november)).toEqual([
      'info: 出張期間（2026-11-18〜2026-11-19）の前後の日付です（理由の入力あり）',
    ]);
  });
});

describe('A-5 the travel exception needs its facts', () => {
  const dear = taxi({ amount: 90_000, supplier: { name: '' }, memo: '' });

  test('a taxi of 90,000 without a trip needs a receipt and is shown as unusual', () => {
    const [line] = judged([dear]).lines;
    expect(line?.evidence.need).not.toBe('none');
    expect(line?.parts[0]?.deduction).not.toBe('books-only');
    expect(said([dear])).toEqual(
      expect.arrayContaining([
        'warn: 出張の明細です。申請に出張の期間（開始日と終了日）を入力するか、用途を「通常」にしてください',
        'warn: タクシーとしては高い金額です（90,000円、目安は20,000円まで）。金額が正しいか確認してください',
      ]),
    );
  });

  test.each([
    ['2026-11-18', 'trip-exempt'],
    ['2026-11-19', 'trip-exempt'],
    ['2026-11-17', 'other'],
    ['2026-11-20', 'other'],
    ['2026-11-25', 'other'],
  ])('a taxi of %s on a trip of 11-18 to 11-19: %s', (spentOn, kind) => {
    const [line] = judged([taxi({ spentOn, amount: 12_000 })], november).lines;
    expect(line?.evidence.because.kind === 'trip-exempt').toBe(kind === 'trip-exempt');
    expect(line?.findings.some(({ severity }) => severity !== 'info')).toBe(kind !== 'trip-exempt');
  });

  test('after midnight and the evening before are the trip, with a reason', () => {
    const besideTripReason = '23時台に帰着し、タクシーは日付が変わってから';
    const [line] = judged([taxi({ spentOn: '2026-11-20', besideTripReason })], november).lines;
    expect(line?.evidence.because.kind).toBe('trip-exempt');
  });

  test('a ticket bought ahead is, and says so', () => {
    const ticket = taxi({ itemCode: 'air', amount: 40_000, spentOn: '2026-10-18' });
    expect(judged([ticket], november).lines[0]?.evidence.because.kind).toBe('trip-exempt');
    expect(said([ticket], november)).toContain(
      'info: 出張の31日前の日付です。事前に購入したものか確認してください',
    );
  });

  test('a trip that would cover everything is warned', () => {
    const { findings } = judged([taxi()], tripOf('2020-01-01', '2026-11-20'));
    expect(findings.map((finding) => `${finding.severity}: ${sayFinding(finding)}`)).toEqual([
      'warn: 出張の期間が2516日あります（通常は31日まで）。開始日と終了日を確認してください',
    ]);
  });

  test('whatever day a taxi has, it is exempt on days of the trip only', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 30 }), (offset, length) => {
        const trip = { startOn: november.startOn, endOn: addDays(november.startOn, length) };
        const spentOn = addDays(trip.startOn, offset);
        const [line] = judgeClaim([taxi({ spentOn, amount: 12_000 })], contextOn(trip)).lines;
        const isOnTrip = offset >= 0 && offset <= length;
        expect(line?.evidence.because.kind === 'trip-exempt').toBe(isOnTrip);
      }),
    );
  });
});

describe('A-3 nights', () => {
  test('more than the trip has are refused, but for 前泊 and 後泊 with a reason', () => {
    expect(said([lodging(2)], november)).toEqual([
      'block: 2泊は出張の泊数（1泊）を超えています。泊数か期間を直すか、前泊・後泊の理由を入力してください',
    ]);
    expect(said([lodging(1)], november)).toEqual([]);
    const early = lodging(2, { besideTripReason: '前泊（朝9時開始のため）' });
    expect(judged([early], november).canSubmit).toBe(true);
    expect(said([lodging(1)], tripOf('2026-11-18', '2026-11-18'))[0]).toMatch(
      /^block: 1泊は出張の泊数（0泊）/,
    );
  });

  test('two lines for the same night are warned, for two nights they are not', () => {
    const longer = tripOf('2026-11-18', '2026-11-20');
    const second = (spentOn: string) => lodging(1, { id: '2', spentOn, supplier: { name: '別のホテル' } });
    expect(said([lodging(1), second('2026-11-19')], longer)).toEqual([]);
    expect(said([lodging(1), second('2026-11-18')], longer)).toEqual([
      'warn: 明細1と同じ夜の宿泊になります。泊数と日付、二重の請求でないかを確認してください',
    ]);
    expect(said([lodging(1, { spentOn: '2026-11-19' }), second('2026-11-20')], longer)).toEqual([]);
  });

  test('one line per night never meets another, whichever of its two days it bears', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }), (isDeparture) => {
        const trip = { startOn: day('2028-02-20'), endOn: addDays(day('2028-02-20'), isDeparture.length) };
        const lines = isDeparture.map((departure, index) =>
          lodging(1, {
            id: `${index + 1}`,
            spentOn: addDays(trip.startOn, index + (departure ? 1 : 0)),
            supplier: { name: `ホテル${index}` },
          }),
        );
        expect(judgeClaim(lines, contextOn(trip)).lines.flatMap(({ findings }) => findings)).toEqual([]);
        const more = lodging(1, { id: 'more', spentOn: trip.startOn, supplier: { name: 'もう1軒' } });
        const kinds = judgeClaim([...lines, more], contextOn(trip)).lines.flatMap(({ findings }) =>
          findings.map(({ kind }) => kind),
        );
        expect(kinds).toEqual(['nights-twice']);
      }),
    );
  });
});
