import { describe, expect, test } from 'vitest';
import { sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { mustBeOpened } from '#domain/verdicts/worth-seeing.ts';
import { aLine } from '#test/builders/claims.ts';
import { plan } from '#test/builders/corrected.ts';
import { done } from '#test/builders/submitted-claims.ts';

const nobody = { name: '山田商店' };
const to = (...codes: readonly string[]) => [
  { lineId: '1', taxCodes: codes.map((taxCode, part) => ({ part, taxCode })) },
];
const parts = [
  { rate: 'standard', amount: 11_000 },
  { rate: 'reduced', amount: 10_800 },
] as never;
const warned = (planned: ReturnType<typeof plan>) =>
  done(planned)
    .verdict.lines.flatMap(({ findings }) => findings)
    .filter(({ kind }) => kind === 'qualified-without-number' || kind === 'registration-number-absent')
    .map(({ severity, kind }) => `${severity} ${kind}`);

describe('SPC-021 INV-017 適格 by a decision of 経理', () => {
  test('warns where the line has no registration number, in words and to whoever votes', () => {
    const planned = plan([aLine({ supplier: nobody })], to('P10Q'));
    expect(warned(planned)).toEqual(['warn qualified-without-number']);
    const { verdict } = done(planned);
    expect(mustBeOpened(verdict)).toBe(true);
    const finding = verdict.lines[0]?.findings.find(({ kind }) => kind === 'qualified-without-number');
    expect(finding && sayFinding(finding)).toContain('登録番号がありません');
  });

  test.each([
    [
      'one of two parts',
      aLine({ supplier: nobody, amount: 21_800, parts }),
      to('P10T80', 'P08Q'),
      ['warn qualified-without-number'],
    ],
    ['with a valid number', aLine(), to('P08Q'), []],
    [
      'back to what the rules give',
      aLine({ supplier: nobody }),
      to('P08T80'),
      ['info registration-number-absent'],
    ],
    ['控除不可', aLine({ supplier: nobody }), to('P10N'), []],
  ])('%s', (_what, line, asked, kinds) => {
    expect(warned(plan([line], asked))).toEqual(kinds);
  });

  test('ends with the correction that is undone', () => {
    const line = aLine({ supplier: nobody });
    const so = done(plan([line], to('P10Q')));
    const undone = plan([line], [{ lineId: '1', taxCodes: [{ part: 0, taxCode: null }] }], { so });
    expect(warned(undone)).toEqual(['info registration-number-absent']);
  });
});
