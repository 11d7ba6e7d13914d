import { castVote } from '#domain/claims/cast-vote.ts';
import type { ApprovedClaim, SubmittedClaim } from '#domain/claims/claim.ts';
import { assignSerials } from '#domain/journals/post-entry.ts';
import { isClaimId, isExportId, type ClaimId } from '#domain/kernel/ids.ts';
import { isCalendarMonth, isInstant } from '#domain/kernel/time.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { inboxPuts, noticePut } from '#lambdas/approvals/inbox-store.ts';
import { listWrite } from '#lambdas/claims/claim-list.ts';
import { headerRow, linesRow } from '#lambdas/claims/claim-record.ts';
import { timelineWrite } from '#lambdas/claims/claim-store.ts';
import { placeOf } from '#lambdas/journals/journal-store.ts';
import { exportBatch } from '#rows/exports.ts';
import { postedEntries, serialCounter } from '#rows/journals.ts';
import { settingChange } from '#rows/settings.ts';
import { aLine, actorOf, contextOf, inState, known, noon } from '#test/builders/claims.ts';
import { derived } from '#test/builders/journals.ts';
import { approved, done, submitted } from '#test/builders/submitted-claims.ts';

/** How much a company has behind it, in numbers of each. */
export type Age = {
  readonly submitted: number;
  readonly approved: number;
  readonly votes: number;
  readonly entries: number;
  readonly notices: number;
  readonly settingChanges: number;
  readonly exports: number;
};

/** Two hundred of what waits, a month of 2,000 entries, and some years of everything else. */
export const someYears: Age = {
  submitted: 200,
  approved: 200,
  votes: 400,
  entries: 2_000,
  notices: 120,
  settingChanges: 200,
  exports: 60,
};

/** The month of its entries and exports. */
export const monthOfEntries = '2026-08';

const content = { lines: [aLine()], verdict: judgeClaim([aLine()], contextOf()) };
const put = (row: Omit<Extract<Write, { kind: 'put' }>, 'kind'>): Write => ({ kind: 'put', ...row });
const listOf = <One>(count: number, one: (at: number) => One): readonly One[] =>
  Array.from({ length: count }, (_, at) => one(at));

const named = <C extends SubmittedClaim | ApprovedClaim>(claim: C, at: number): C => ({
  ...claim,
  id: known(isClaimId, ulidAt(claim.createdAt)),
  number: `EX-${String(at + 1).padStart(6, '0')}`,
  title: `打合せ ${at + 1}`,
});

/** Half of them wait for 佐藤, half for 高橋 and 中村. */
const submittedAt = (at: number): SubmittedClaim => {
  const first = submitted();
  if (at % 2 === 0) return named(first, at);
  const vote = {
    kind: 'approve',
    from: 'opened',
    by: actorOf('佐藤健一'),
    at: noon,
    expectedVersion: first.version,
    step: 0,
  } as const;
  const second = done(castVote(first, vote, { isToBeOpened: false, isApplicantHere: true })).claim;
  return named(inState(second, 'submitted'), at);
};

const claimWrites = (claim: SubmittedClaim | ApprovedClaim): readonly Write[] => {
  const listed = listWrite(claim, content, undefined);
  return [
    put(headerRow(claim, [])),
    put(linesRow(claim, content)),
    ...(listed === undefined ? [] : [listed]),
    ...(claim.status === 'submitted' ? inboxPuts(claim, { ...content, evidence: [] }) : []),
  ];
};

const voteWrites = (at: number): readonly Write[] => {
  const by = actorOf(at % 2 === 0 ? '佐藤健一' : '高橋美咲');
  const claim = named(approved(), at);
  const event = {
    at: noon,
    by: by.userId,
    byName: at % 2 === 0 ? '佐藤健一' : '高橋美咲',
    act: 'approve',
    edition: 1,
    stepName: '承認',
  } as const;
  return [timelineWrite(claim, ulidAt(noon), event)];
};

const entryWrites = (at: number): readonly Write[] => {
  const claimId = known(isClaimId, `01KBH${String(at).padStart(21, '0')}`);
  const spentOn = `${monthOfEntries}-${String((at % 31) + 1).padStart(2, '0')}`;
  const entries = assignSerials(derived([aLine({ spentOn })]), at + 1);
  const z = entries.map((entry) => ({ ...entry, claimId, claimNumber: `EX-${1_000 + at}` }));
  return [put(postedEntries.row(placeOf(claimId, known(isCalendarMonth, monthOfEntries)), { z }))];
};

const noticeWrites = (at: number): readonly Write[] => {
  const notice = {
    kind: 'route-has-nobody',
    claimId: known(isClaimId, ulidAt(noon)),
    title: `承認者のいない申請 ${at}`,
    applicantName: '田中花子',
    stepName: '承認',
    submittedAt: noon,
  } as const;
  return [noticePut(notice, actorOf('渡辺直樹').userId)];
};

/** Of routes as they are long in a large company: 15 steps are changed at once. */
const changeWrites = (at: number): readonly Write[] => {
  const steps = listOf(15, (step) => ({ name: `承認${step + 1}`, approvers: ['department-head'] }));
  const route = (name: string) => ({ id: 'R-1', name, validFrom: '2020-04-01', steps });
  const doc = { from: [route('以前の承認')], to: [route('いまの承認')] };
  const by = actorOf('渡辺直樹').userId;
  const change = { part: 'routes', version: at + 2, at: noon, by, byName: '渡辺直樹', doc };
  return [put(settingChange.row({ settingsVersion: 100_000 + at }, change))];
};

const exportWrites = (at: number): readonly Write[] => {
  const id = known(
    isExportId,
    ulidAt(known(isInstant, `2026-09-01T00:00:${String(at % 60).padStart(2, '0')}.000Z`)),
  );
  const doc = {
    id,
    month: known(isCalendarMonth, monthOfEntries),
    format: 'yayoi',
    files: [],
    rowCount: 30,
    entryCount: 30,
    totals: [],
    afterSerial: at * 30,
    throughSerial: (at + 1) * 30,
    replacements: [],
    createdBy: actorOf('高橋美咲').userId,
    createdByName: '高橋美咲',
    createdAt: noon,
  } as const;
  return [put(exportBatch.row({ exportId: id }, { doc, downloads: 1 }))];
};

/** A transaction holds 100 writes; a claim has six at most. */
const mostAtOnce = 90;

/**
 * What grows with a company's age, straight into its stores, as its work of years would have left it.
 * @returns the id of a claim that waits for a vote
 */
export const keepHistory = async (table: TenantTable, age: Age): Promise<ClaimId | undefined> => {
  const waiting = listOf(age.submitted, submittedAt);
  const writes = [
    ...waiting.map(claimWrites),
    ...listOf(age.approved, (at) => claimWrites(named(approved(), 10_000 + at))),
    ...listOf(age.votes, voteWrites),
    ...listOf(age.entries, entryWrites),
    ...listOf(age.notices, noticeWrites),
    ...listOf(age.settingChanges, changeWrites),
    ...listOf(age.exports, exportWrites),
  ].flat();
  for (let at = 0; at < writes.length; at += mostAtOnce)
    // oxlint-disable-next-line no-await-in-loop -- one transaction after the other
    await table.transact({ rows: writes.slice(at, at + mostAtOnce) });
  await table.transact({ serial: put(serialCounter.row({}, { next: age.entries })) });
  return waiting[0]?.id;
};
