import { describe, expect, test } from 'vitest';
import { castVote } from '#domain/claims/cast-vote.ts';
import { confirmClaim } from '#domain/claims/confirm-claim.ts';
import { createClaim, ownDepartment } from '#domain/claims/create-claim.ts';
import { discardClaim } from '#domain/claims/discard-claim.ts';
import { saveClaim } from '#domain/claims/save-claim.ts';
import { submitClaim } from '#domain/claims/submit-claim.ts';
import { withdrawClaim } from '#domain/claims/withdraw-claim.ts';
import { yen } from '#domain/money/yen.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { minato } from '#local/seed/minato.ts';
import { aClaimId, aDraft, aLine, actorOf, contextOf, day, noon } from '#test/builders/claims.ts';
import { approved, aRoute, done, submitted } from '#test/builders/submitted-claims.ts';

const { masters } = minato;
const tanaka = actorOf('田中花子');
const sato = actorOf('佐藤健一');
const takahashi = actorOf('高橋美咲');
const ito = actorOf('伊藤誠');
const content = {
  title: '5月の経費',
  departmentId: 'sales-1',
  totals: { total: yen(500), tax: yen(45), payable: yen(500), byCard: yen(0) },
  months: [],
  lineCount: 1,
};
const verdict = judgeClaim([aLine()], contextOf());

const ownOf = ({ userId }: typeof tanaka, departmentId: string) =>
  ownDepartment(
    masters.users.find(({ id }) => id === userId),
    masters.departments,
    { departmentId, on: day('2026-06-15') },
  );

const create = (by: typeof tanaka, departmentId = 'sales-1') =>
  createClaim({
    id: aClaimId,
    by,
    at: noon,
    content: { ...content, departmentId },
    department: ownOf(by, departmentId),
  });

describe('creating a claim', () => {
  test('makes version 1 of edition 1 in the applicant’s name', () => {
    expect(create(tanaka)).toMatchObject({
      ok: true,
      value: {
        claim: {
          status: 'draft',
          applicantName: '田中花子',
          departmentName: '営業一課',
          edition: 1,
          version: 1,
        },
        event: { act: 'create', byName: '田中花子', edition: 1, at: noon },
      },
    });
  });

  test('is refused under a department in which one holds no post', () => {
    expect(create(tanaka, 'accounting')).toEqual({ ok: false, refusal: { kind: 'department-not-yours' } });
    expect(create(actorOf('鈴木一郎'), 'planning')).toMatchObject({ ok: true });
  });
});

describe('saving a claim', () => {
  const save = (
    claim: Parameters<typeof saveClaim>[0],
    by = tanaka,
    expectedVersion = 1,
    departmentId = 'sales-1',
  ) =>
    saveClaim(claim, {
      by,
      at: noon,
      expectedVersion,
      content: { ...content, departmentId },
      department: ownOf(by, departmentId),
    });
  const aTrip = { destination: '大阪', startOn: aLine().spentOn, endOn: aLine().spentOn };

  test('takes the new content, and drops a trip that is gone', () => {
    const { claim } = done(save(aDraft({ trip: aTrip })));
    expect(claim).toMatchObject({ status: 'draft', version: 2, edition: 1, totals: { total: 500 } });
    expect('trip' in claim).toBe(false);
  });

  test.each([
    ['somebody else saves it', aDraft(), sato, 1, 'not-allowed'],
    ['it was saved in another tab', aDraft({ version: 2 }), tanaka, 1, 'claim-changed-meanwhile'],
    ['it is submitted', submitted(), tanaka, 2, 'already-processed'],
    ['it is approved', approved(), tanaka, 5, 'already-processed'],
  ] as const)('is refused when %s', (_because, claim, by, seen, kind) => {
    expect(save(claim, by, seen)).toEqual({ ok: false, refusal: { kind } });
  });

  test('asks for a post only in a department that is new to the claim (A-26)', () => {
    const ofBefore = aDraft({ departmentId: 'planning', departmentName: '企画部' });
    expect(save(ofBefore, tanaka, 1, 'planning')).toMatchObject({
      value: { claim: { departmentName: '企画部' } },
    });
    expect(save(ofBefore)).toMatchObject({ value: { claim: { departmentName: '営業一課' } } });
    expect(save(aDraft(), tanaka, 1, 'planning')).toEqual({
      ok: false,
      refusal: { kind: 'department-not-yours' },
    });
  });
});

const submit = (claim: Parameters<typeof submitClaim>[0], difference = {}) =>
  submitClaim(claim, {
    by: tanaka,
    at: noon,
    expectedVersion: 1,
    number: 'EX-000123',
    verdict,
    route: aRoute,
    ...difference,
  });

describe('submitting a claim', () => {
  test('opens the first step with what the server judged', () => {
    const { claim, event } = done(submit(aDraft({ totals: content.totals })));
    expect(claim).toMatchObject({
      status: 'submitted',
      number: 'EX-000123',
      step: 0,
      version: 2,
      submittedAt: noon,
      totals: { total: 11_000, tax: 1_000 },
    });
    expect(claim.approversSoFar).toHaveLength(4);
    expect(event).toMatchObject({ act: 'submit', edition: 1 });
  });

  test('is refused while a finding blocks it (A-03)', () => {
    const blocked = judgeClaim([aLine({ evidenceIds: [] })], contextOf());
    expect(submit(aDraft(), { verdict: blocked })).toEqual({
      ok: false,
      refusal: { kind: 'claim-not-submittable' },
    });
  });

  test('a second time, as after a lost connection, changes nothing (A-25)', () => {
    const { claim } = done(submit(aDraft()));
    expect(submit(claim)).toEqual({ ok: false, refusal: { kind: 'already-processed' } });
  });

  test('is refused to others and over another version', () => {
    expect(submit(aDraft(), { by: sato })).toMatchObject({ refusal: { kind: 'not-allowed' } });
    expect(submit(aDraft({ version: 7 }))).toMatchObject({ refusal: { kind: 'claim-changed-meanwhile' } });
  });
});

describe('withdrawing a claim', () => {
  test('works after 課長 has approved, whatever the applicant’s post is now (A-26)', () => {
    const passed = done(
      castVote(
        submitted(),
        { kind: 'approve', from: 'opened', by: sato, at: noon, expectedVersion: 2, step: 0 },
        { isToBeOpened: false, isApplicantHere: true },
      ),
    ).claim;
    const { claim, event } = done(withdrawClaim(passed, { by: tanaka, at: noon, expectedVersion: 3 }));
    expect(claim).toMatchObject({ status: 'draft', number: 'EX-000123', edition: 2, version: 4 });
    expect(Object.keys(claim)).not.toContain('route');
    expect(event).toMatchObject({ act: 'withdraw', edition: 1 });
  });

  test.each([
    ['a draft', aDraft(), tanaka, 1, 'already-processed'],
    ['an approved claim', approved(), tanaka, 6, 'already-processed'],
    ['another’s claim', submitted(), sato, 2, 'not-allowed'],
    ['a claim of another version', submitted(), tanaka, 1, 'claim-changed-meanwhile'],
  ] as const)('is refused for %s', (_what, claim, by, expectedVersion, kind) => {
    expect(withdrawClaim(claim, { by, at: noon, expectedVersion })).toEqual({ ok: false, refusal: { kind } });
  });

  test('lets it be submitted again under its number, from the first step', () => {
    const draft = done(withdrawClaim(submitted(), { by: tanaka, at: noon, expectedVersion: 2 })).claim;
    const again = { by: tanaka, at: noon, expectedVersion: 3, number: 'EX-000999', verdict, route: aRoute };
    expect(done(submitClaim(draft, again)).claim).toMatchObject({ number: 'EX-000123', edition: 2, step: 0 });
  });
});

describe('discarding a claim', () => {
  test('keeps what it was', () => {
    const { claim, event } = done(discardClaim(aDraft(), { by: tanaka, at: noon, expectedVersion: 1 }));
    expect(claim).toMatchObject({ status: 'discarded', version: 2, title: '5月の経費' });
    expect(event.act).toBe('discard');
  });

  test.each([
    ['it once had a number', aDraft({ number: 'EX-000123' }), tanaka, 1, 'already-processed'],
    ['it is submitted', submitted(), tanaka, 2, 'already-processed'],
    ['it is another’s', aDraft(), sato, 1, 'not-allowed'],
    ['it has changed', aDraft({ version: 2 }), tanaka, 1, 'claim-changed-meanwhile'],
  ] as const)('is refused when %s', (_because, claim, by, expectedVersion, kind) => {
    expect(discardClaim(claim, { by, at: noon, expectedVersion })).toEqual({ ok: false, refusal: { kind } });
  });
});

const confirm = (
  claim: Parameters<typeof confirmClaim>[0],
  by = takahashi,
  expectedVersion = claim.version,
) => confirmClaim(claim, { by, at: noon, expectedVersion });

describe('confirming a claim', () => {
  test('is for any accountant, once all have approved', () => {
    const { claim, event } = done(confirm(approved(), ito));
    expect(claim).toMatchObject({ status: 'confirmed', confirmed: { name: '伊藤誠', at: noon } });
    expect(claim.version).toBe(approved().version + 1);
    expect(event).toMatchObject({ act: 'confirm', byName: '伊藤誠' });
  });

  test('is refused to the applicant, to others than accountants, and twice', () => {
    const own = { ...approved(), applicantId: takahashi.userId };
    expect(confirm(own)).toEqual({ ok: false, refusal: { kind: 'not-allowed' } });
    expect(confirm(approved(), sato)).toEqual({ ok: false, refusal: { kind: 'not-allowed' } });
    const { claim } = done(confirm(approved()));
    expect(confirm(claim)).toEqual({ ok: false, refusal: { kind: 'already-processed' } });
    expect(confirm(submitted())).toEqual({ ok: false, refusal: { kind: 'claim-changed-meanwhile' } });
    expect(confirm(approved(), takahashi, 1)).toEqual({
      ok: false,
      refusal: { kind: 'claim-changed-meanwhile' },
    });
  });
});
