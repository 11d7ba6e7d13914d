import { describe, expect, test } from 'vitest';
import type { ClaimLine } from '#domain/lines/line.ts';
import { fingerprintsOf, type FingerprintKind } from '#domain/duplicates/fingerprint.ts';
import { shownTo, withTwins } from '#domain/duplicates/judge-duplicates.ts';
import type { EvidenceId, UserId } from '#domain/kernel/ids.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { yen } from '#domain/money/yen.ts';
import { grantsOf, shippedAccess } from '#domain/rights/grants.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { warn } from '#domain/verdicts/judging.ts';
import { aLine, contextOf } from '../builders/claims.ts';

const [tanaka, sato] = ['01JTANAKA00000000000000000' as UserId, '01JSATO0000000000000000000' as UserId];
const printsOf = (line: Partial<ClaimLine>, applicantId = tanaka, kind: FingerprintKind = 'purchase') =>
  fingerprintsOf({
    applicantId,
    lines: [{ ...aLine(), evidenceIds: [], ...line }],
    trip: undefined,
    sha256Of: () => undefined,
  })
    .filter((print) => print.kind === kind)
    .map(({ text }) => text);

const bought = { amount: yen(1_000), supplier: { name: 'カフェ・ミナト 新橋' } };

describe('a purchase', () => {
  test.each([
    ['half-width kana', { supplier: { name: 'ｶﾌｪ･ﾐﾅﾄ新橋' } }],
    ['hiragana and blanks', { supplier: { name: 'かふぇ　みなと　新橋' } }],
    ['another item and memo', { itemCode: 'taxi', memo: '別' }],
  ])('A-6: is the same with %s', (_what, difference) => {
    expect(printsOf({ ...bought, ...difference })).toEqual(printsOf(bought));
  });

  test.each([
    ['amount', { amount: yen(1_001) }],
    ['day', { spentOn: '2026-01-02' as CalendarDate }],
    ['supplier', { supplier: { name: 'カフェ・ミナト 品川' } }],
  ])('is another one with another %s', (_what, difference) => {
    expect(printsOf({ ...bought, ...difference })).not.toEqual(printsOf(bought));
  });

  test('is another one of another person', () => {
    expect(printsOf(bought, sato)).not.toEqual(printsOf(bought));
  });

  test('is no fingerprint of an allowance, whose days are', () => {
    const allowance = { perDiemDays: 2, spentOn: '2026-06-08' as CalendarDate };
    expect(printsOf(allowance)).toEqual([]);
    expect(printsOf(allowance, tanaka, 'allowance-day')).toEqual([
      `["${tanaka}","2026-06-08"]`,
      `["${tanaka}","2026-06-09"]`,
    ]);
  });
});

test('bytes are one fingerprint of all lines that name them, whoever submits', () => {
  const lines = ['1', '2'].map((id) => ({ ...aLine(), id, evidenceIds: ['01JE' as EvidenceId] }));
  const facts = { lines, trip: undefined, sha256Of: () => 'ab'.repeat(32) };
  const bytesOf = (applicantId: UserId) =>
    fingerprintsOf({ applicantId, ...facts }).filter(({ kind }) => kind === 'bytes');
  expect(bytesOf(tanaka)).toEqual([{ kind: 'bytes', text: 'ab'.repeat(32), lineIds: ['1', '2'] }]);
  expect(bytesOf(sato)).toEqual(bytesOf(tanaka));
});

describe('a verdict with twins', () => {
  const other = { id: '01JOTHER000000000000000000', number: 'EX-000007', readers: [sato] };
  const line = aLine();
  const verdict = judgeClaim([line], contextOf());
  const twin = (kind: FingerprintKind) => ({ print: { kind, text: kind, lineIds: [line.id] }, other });
  const judged = (kind: FingerprintKind, duplicateReason?: string) =>
    withTwins(
      verdict,
      [{ ...line, ...(duplicateReason === undefined ? {} : { duplicateReason }) }],
      [twin(kind)],
    );
  const last = (result: ReturnType<typeof judged>) => result.lines[0]?.findings.at(-1);

  test.each([
    ['bytes', undefined, 'block', 'same-file-elsewhere', false],
    ['bytes', '  ', 'block', 'same-file-elsewhere', false],
    ['bytes', '部門で分けた', 'warn', 'same-file-explained', true],
    ['purchase', undefined, 'warn', 'same-purchase-elsewhere', true],
    ['allowance-day', undefined, 'warn', 'same-allowance-day-elsewhere', true],
  ] as const)('by %s with the reason %j: %s', (kind, reason, severity, findingKind, canSubmit) => {
    const result = judged(kind, reason);
    expect(last(result)).toMatchObject({ severity, kind: findingKind, rule: 'EXP-040' });
    expect(result.canSubmit).toBe(canSubmit);
  });

  test('tells ten days of one other claim once', () => {
    const twins = Array.from({ length: 10 }, (_, day) => ({
      print: { kind: 'allowance-day' as const, text: String(day), lineIds: [line.id] },
      other,
    }));
    const before = verdict.lines[0]?.findings.length ?? 0;
    expect(withTwins(verdict, [line], twins).lines[0]?.findings).toHaveLength(before + 1);
  });

  test.each<[string, UserId, readonly RoleId[], string]>([
    ['its own applicant or approver', sato, ['applicant'], 'EX-000007'],
    ['経理', tanaka, ['accountant'], 'EX-000007'],
    ['監査', tanaka, ['auditor'], 'EX-000007'],
    ['anybody else', tanaka, ['applicant', 'tenant-admin'], ''],
  ])('shows the other claim to %s', (_who, userId, roles, otherNumber) => {
    const finding = last(judged('purchase'));
    const shown =
      finding === undefined
        ? undefined
        : shownTo({ userId, rights: grantsOf(roles, shippedAccess) }, finding);
    const otherClaimId = otherNumber === '' ? '' : other.id;
    expect(shown?.facts).toEqual({ otherClaimId, otherNumber, otherReaders: '' });
  });

  test('leaves every other finding as it is', () => {
    const finding = warn('duplicate-line', { otherLineId: '2' });
    expect(shownTo({ userId: tanaka, rights: {} }, finding)).toBe(finding);
  });
});
