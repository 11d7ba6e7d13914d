import { grantsOf } from '#domain/rights/grants.ts';
import type { Claim, DraftClaim } from '#domain/claims/claim.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import type { Actor } from '#domain/claims/timeline.ts';
import { assert } from '#domain/kernel/assert.ts';
import { isClaimId, isEvidenceId } from '#domain/kernel/ids.ts';
import { isCalendarDate, isInstant } from '#domain/kernel/time.ts';
import { yen } from '#domain/money/yen.ts';
import { shippedRules } from '#domain/rules/shipped-rules.ts';
import type { JudgingMasters, User } from '#domain/tenants/masters.ts';
import type { MastersWithPeople } from '#domain/settings/masters.ts';
import type { JudgingContext } from '#domain/verdicts/judging.ts';
import { minato } from '#local/seed/minato.ts';

/** Narrows a literal in a test, or fails the test with the literal's text. */
export const known = <T extends string>(is: (text: unknown) => text is T, text: string): T => {
  assert(is(text), `test literal has the wrong shape: ${text}`);
  return text;
};

export const day = (text: string) => known(isCalendarDate, text);
export const noon = known(isInstant, '2026-06-15T03:00:00.000Z');
export const aClaimId = known(isClaimId, '01KCA1M0000000000000000001');
export const aReceipt = known(isEvidenceId, '01KEV1DENCE000000000000001');

export const userOf = (masters: MastersWithPeople, name: string): User => {
  const user = masters.users.find((one) => one.name === name);
  assert(user !== undefined, `${name} is a demo person`);
  return user;
};

export const actorOf = (name: string, masters = minato.masters): Actor => {
  const { id, roles } = userOf(masters, name);
  return { userId: id, name, rights: grantsOf(roles, masters.access) };
};

/** On a trip of the usual length at most, so that lines of 出張 have one. */
export const contextOf = (
  masters: JudgingMasters = minato.masters,
  difference: Partial<JudgingContext> = {},
): JudgingContext => ({
  rules: shippedRules,
  masters,
  applicantGrade: '一般',
  trip: { startOn: day('2026-05-11'), endOn: day('2026-06-10') },
  today: day('2031-12-31'),
  ...difference,
});

/** A supplier whose number passes the check digit. */
export const registered = { name: '株式会社サンプル', registrationNumber: 'T1180301018771' };

type LineDifference = Omit<Partial<ClaimLine>, 'amount' | 'spentOn'> & {
  readonly amount?: number;
  readonly spentOn?: string;
};

/** A well-documented 会議費 of 11,000 yen at 10 %; one part of the standard rate unless `parts` are given. */
export const aLine = ({
  amount = 11_000,
  spentOn = '2026-05-20',
  ...rest
}: LineDifference = {}): ClaimLine => ({
  id: '1',
  itemCode: 'meeting',
  participants: { headcount: 5, outside: [] },
  spentOn: day(spentOn),
  amount: yen(amount),
  parts: [{ rate: 'standard', amount: yen(amount) }],
  paidBy: 'employee',
  purpose: 'ordinary',
  supplier: registered,
  memo: '打合せ',
  evidenceIds: [aReceipt],
  ...rest,
});

/** 品川→新大阪 there and back, without a receipt. */
export const aTrain = (difference: LineDifference = {}): ClaimLine =>
  aLine({
    itemCode: 'train',
    spentOn: '2026-05-12',
    amount: 29_440,
    purpose: 'trip',
    supplier: { name: 'JR東海' },
    memo: '大阪出張',
    journey: { from: '品川', to: '新大阪', isRoundTrip: true },
    evidenceIds: [],
    ...difference,
  });

export const aDraft = (difference: Partial<DraftClaim> = {}): DraftClaim => ({
  id: aClaimId,
  status: 'draft',
  applicantId: actorOf('田中花子').userId,
  applicantName: '田中花子',
  departmentId: 'sales-1',
  departmentName: '営業一課',
  title: '5月の経費',
  totals: { total: yen(11_000), tax: yen(1_000), payable: yen(11_000), byCard: yen(0) },
  lineCount: 1,
  approversSoFar: [],
  edition: 1,
  version: 1,
  createdAt: noon,
  updatedAt: noon,
  ...difference,
});

/** Narrows a claim to the state that the test has brought it to. */
export const inState = <Status extends Claim['status']>(
  claim: Claim,
  status: Status,
): Extract<Claim, { status: Status }> => {
  assert(claim.status === status, `the claim is ${status}, not ${claim.status}`);
  return claim as Extract<Claim, { status: Status }>;
};
