import { describe, expect, test } from 'vitest';
import type { AskedCorrection } from '#domain/corrections/choose-correction.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { aLine, aTrain, day } from '#test/builders/claims.ts';
import { plan } from '#test/builders/corrected.ts';
import { withCompany } from '#test/builders/journals.ts';

const nobody = { name: '山田商店' };
const one = (asked: Omit<AskedCorrection, 'lineId'>): readonly AskedCorrection[] => [
  { lineId: '1', ...asked },
];
const tax = (...codes: readonly (string | null)[]) => ({
  taxCodes: codes.map((taxCode, part) => ({ part, taxCode })),
});

describe('a correction is refused', () => {
  const closed = withCompany({ closing: { filingMonths: 2, closedThrough: '2026-05' as never } });
  const refund = { purchasedOn: day('2026-05-12'), original: { claimId: '' as never, lineId: '1' } };
  const back = () => aLine({ amount: -1_100, refund });

  test.each<[string, ClaimLine, AskedCorrection, string, string]>([
    ['for a line that is none', aLine(), { lineId: '9' }, 'correction-faulty', 'corrections.0.lineId'],
    [
      'for an item that is none',
      aLine(),
      { lineId: '1', itemCode: 'x' },
      'correction-faulty',
      'corrections.0.itemCode',
    ],
    [
      'for an account that is none',
      aLine(),
      { lineId: '1', accountCode: 'x' },
      'correction-faulty',
      'corrections.0.accountCode',
    ],
    [
      'for 未払金',
      aLine(),
      { lineId: '1', accountCode: '318' },
      'correction-faulty',
      'corrections.0.accountCode',
    ],
    [
      'for 仮払消費税',
      aLine(),
      { lineId: '1', accountCode: '157' },
      'correction-faulty',
      'corrections.0.accountCode',
    ],
    [
      'for a department that is none',
      aLine(),
      { lineId: '1', departmentId: 'x' },
      'correction-faulty',
      'corrections.0.departmentId',
    ],
    [
      'for a share of another day',
      aLine(),
      { lineId: '1', ...tax('P10T70') },
      'correction-faulty',
      'corrections.0.taxCodes.0.taxCode',
    ],
    [
      'for a code that nobody knows',
      aLine(),
      { lineId: '1', ...tax('P99Q') },
      'correction-faulty',
      'corrections.0.taxCodes.0.taxCode',
    ],
    [
      'for 経過措置 before there was one',
      aLine({ spentOn: '2023-09-30' }),
      { lineId: '1', ...tax('P10T80') },
      'correction-faulty',
      'corrections.0.taxCodes.0.taxCode',
    ],
    [
      'for a tax part that is none',
      aLine(),
      { lineId: '1', taxCodes: [{ part: 1, taxCode: 'P10Q' }] },
      'correction-faulty',
      'corrections.0.taxCodes.0.part',
    ],
    [
      'for a day to come',
      aLine(),
      { lineId: '1', postedOn: day('2026-06-16') },
      'correction-faulty',
      'corrections.0.postedOn',
    ],
    [
      'for the day before the expense: a cost is not booked before it was incurred (K-03)',
      aLine({ spentOn: '2026-05-20' }),
      { lineId: '1', postedOn: day('2026-05-19') },
      'correction-faulty',
      'corrections.0.postedOn',
    ],
    [
      'for a filed year',
      aLine(),
      { lineId: '1', postedOn: day('2025-03-31') },
      'correction-faulty',
      'corrections.0.postedOn',
    ],
    [
      'where its item asks for more than the applicant said',
      aLine({ participants: { headcount: 0, outside: [] } }),
      { lineId: '1', itemCode: 'entertainment' },
      'correction-blocked',
      'corrections.0.participants.headcount',
    ],
    [
      'where its tax wants a paper that is not there',
      aTrain(),
      { lineId: '1', ...tax('P10T80') },
      'correction-blocked',
      'corrections.0.evidence',
    ],
    [
      'of account and tax where a refund names its purchase (A-34)',
      back(),
      { lineId: '1', accountCode: '712' },
      'correction-faulty',
      'corrections.0.accountCode',
    ],
  ])('%s', (_why, line, asked, kind, path) => {
    const planned = plan([line], [asked]);
    expect(planned).toMatchObject({ ok: false, refusal: { kind, fields: [{ path }] } });
  });

  test('for a closed month, and for one line twice (K-03)', () => {
    const asked = one({ postedOn: day('2026-05-31') });
    expect(plan([aLine()], asked, { masters: closed })).toMatchObject({
      refusal: {
        kind: 'correction-faulty',
        fields: [
          { path: 'corrections.0.postedOn', message: expect.stringContaining('2026-05までは締め済み') },
        ],
      },
    });
    expect(plan([aLine()], [...asked, ...asked])).toMatchObject({
      refusal: { fields: [{ path: 'corrections.1.lineId' }] },
    });
  });

  test('with every fault of every line at once', () => {
    const lines = [aLine({ id: '1' }), aLine({ id: '2' })];
    const asked = [
      { lineId: '1', itemCode: 'x', departmentId: 'x' },
      { lineId: '2', accountCode: 'x' },
    ];
    const refused = plan(lines, asked);
    expect(
      refused.ok ? [] : 'fields' in refused.refusal && refused.refusal.fields.map(({ path }) => path),
    ).toEqual(['corrections.0.itemCode', 'corrections.0.departmentId', 'corrections.1.accountCode']);
  });

  test('where another line comes to block by it: the same day is paid 日当 twice (C-10)', () => {
    const perDiem = { itemCode: 'per-diem', amount: 2_500, purpose: 'trip', perDiemDays: 1 } as const;
    const lines = [
      aLine({ id: '1', ...perDiem, itemCode: 'meeting', supplier: nobody }),
      aLine({ id: '2', ...perDiem, supplier: nobody }),
    ];
    expect(plan(lines, one({ itemCode: 'per-diem' }))).toMatchObject({
      refusal: {
        kind: 'correction-blocked',
        fields: [{ path: '', message: expect.stringContaining('明細2：') }],
      },
    });
  });

  test.each([
    ['nothing', {}],
    ['the applicant’s own', { itemCode: 'meeting', departmentId: 'sales-1', postedOn: day('2026-05-20') }],
    ['what the rules give', { accountCode: '764', ...tax('P10Q') }],
  ])('where it names %s', (_what, asked) => {
    expect(plan([aLine()], one(asked))).toEqual({
      ok: false,
      refusal: { kind: 'correction-changes-nothing' },
    });
  });
});
