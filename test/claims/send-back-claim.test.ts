import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { voidedMax, type RouteStep } from '#domain/approvals/route.ts';
import { castVote } from '#domain/claims/cast-vote.ts';
import type { ApprovedClaim, Claim, SubmittedClaim } from '#domain/claims/claim.ts';
import { sendBackClaim, type SendBackTo } from '#domain/claims/send-back-claim.ts';
import { isVoid, type TimelineEvent } from '#domain/claims/timeline.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { minato } from '#local/seed/minato.ts';
import { candidatesOf } from '#test/builders/candidates.ts';
import { actorOf, aDraft, inState, noon } from '#test/builders/claims.ts';
import { approved, done, submitted } from '#test/builders/submitted-claims.ts';

const users = candidatesOf(minato.masters);
const everybody = { users, fallbackApproverId: undefined };
const without = (...names: readonly string[]) =>
  users.map((user) => (names.includes(user.name) ? { ...user, isActive: false } : user));
/** Who has lost the right to vote since then. */
const withoutVote = (...names: readonly string[]) =>
  users.map((user) => (names.includes(user.name) ? { ...user, mayVote: false } : user));

type Difference = {
  readonly by?: string;
  readonly expectedVersion?: number;
  readonly reason?: string;
  readonly people?: { readonly users: typeof users; readonly fallbackApproverId?: UserId | undefined };
};
const sendBack = (claim: Claim, to: SendBackTo, difference: Difference = {}) => {
  const { by = '高橋美咲', expectedVersion = claim.version, reason = '科目を確認' } = difference;
  const { users: asked, fallbackApproverId } = { ...everybody, ...difference.people };
  return sendBackClaim(
    claim,
    { by: actorOf(by), at: noon, expectedVersion, to, reason },
    { users: asked, fallbackApproverId, isApplicantHere: true },
  );
};
const step = (index: number) => ({ kind: 'step', step: index }) as const;
const applicant = { kind: 'applicant' } as const;
const toStep = (index: number, difference: Difference = {}): SubmittedClaim =>
  inState(done(sendBack(approved(), step(index), difference)).claim, 'submitted');

const approve = (claim: SubmittedClaim | ApprovedClaim, name: string) =>
  done(
    castVote(
      claim,
      {
        kind: 'approve',
        from: 'opened',
        comment: `${name}の確認`,
        by: actorOf(name),
        at: noon,
        expectedVersion: claim.version,
        step: claim.step,
      },
      { isToBeOpened: false, isApplicantHere: true },
    ),
  );
/** Who passed and whose approval is void: of those the header keeps no comment. */
const votesOf = ({ passed, voided = [] }: RouteStep) => [passed?.name, voided.map(({ name }) => name)];

describe('sending an approved claim back to a step (decision 0150)', () => {
  test('keeps no comment with a void approval: the timeline has it, and the header stays small', () => {
    const commented = inState(approve(toStep(0), '佐藤健一').claim, 'submitted');
    expect(commented.route.steps[0]?.passed).toMatchObject({ comment: '佐藤健一の確認' });
    const second = inState(approve(commented, '高橋美咲').claim, 'submitted');
    const { claim } = approve(second, '伊藤誠');
    const again = done(sendBack(inState(claim, 'approved'), step(0)));
    expect(JSON.stringify(again)).not.toContain('の確認');
  });

  test('opens it again in the same edition; the approvals before it stand, the others are void and kept', () => {
    const { claim, event } = done(sendBack(approved(), step(1)));
    const open = inState(claim, 'submitted');
    expect(open).toMatchObject({ edition: 1, version: 6, step: 1, number: 'EX-000123', submittedAt: noon });
    expect(Object.keys(open)).not.toContain('approvedAt');
    expect(open.route.steps.map(votesOf)).toEqual([
      ['佐藤健一', []],
      [undefined, ['高橋美咲']],
      [undefined, ['伊藤誠']],
    ]);
    expect(event).toEqual({
      at: noon,
      by: actorOf('高橋美咲').userId,
      byName: '高橋美咲',
      act: 'send-back-approved',
      edition: 1,
      reason: '科目を確認',
      opens: 1,
      toStep: '経理担当',
      voids: [
        { by: actorOf('高橋美咲').userId, name: '高橋美咲', at: noon },
        { by: actorOf('伊藤誠').userId, name: '伊藤誠', at: noon },
      ],
    });
  });

  test('is approved again only by new votes of that step and all that follow', () => {
    const again = approve(toStep(1), '中村翔').claim;
    expect(again).toMatchObject({ status: 'submitted', step: 2 });
    const last = inState(approve(inState(again, 'submitted'), '伊藤誠').claim, 'approved');
    expect(last.route.steps.map(votesOf)).toEqual([
      ['佐藤健一', []],
      ['中村翔', ['高橋美咲']],
      ['伊藤誠', ['伊藤誠']],
    ]);
  });

  test('void approvals are told in the timeline, new ones of the same people are not', () => {
    const at = (minute: number) => `2026-06-15T03:0${minute}:00.000Z` as typeof noon;
    const [sato, ito] = [actorOf('佐藤健一').userId, actorOf('伊藤誠').userId];
    const vote = (by: UserId, minute: number): TimelineEvent => ({
      act: 'approve',
      by,
      byName: '',
      at: at(minute),
      edition: 1,
    });
    const back = { ...vote(ito, 3), act: 'send-back-approved', voids: [{ by: ito, at: at(2) }] } as const;
    const all = [vote(sato, 1), vote(ito, 2), back, vote(ito, 4)];
    expect(all.map((event) => isVoid(event, all))).toEqual([false, true, false, false]);
  });

  test('asks whoever is still there; where nobody is, the stand-in, who may read the claim from then on', () => {
    const watanabe = actorOf('渡辺直樹').userId;
    const left = toStep(1, { people: { users: without('高橋美咲') } });
    expect(left.route.steps[1]?.approvers.map(({ name }) => name)).toEqual(['中村翔']);
    const lost = toStep(1, { people: { users: withoutVote('高橋美咲') } });
    expect(lost.route.steps[1]?.approvers.map(({ name }) => name)).toEqual(['中村翔']);
    const people = { users: without('高橋美咲', '中村翔'), fallbackApproverId: watanabe };
    const standing = toStep(1, { people });
    expect(standing.route.steps[1]).toMatchObject({ isStandIn: true, approvers: [{ name: '渡辺直樹' }] });
    expect(standing.route.steps[2]).not.toHaveProperty('isStandIn');
    expect(standing.approversSoFar).toContain(watanabe);
    const again = inState(
      approve({ ...standing, route: { ...standing.route } }, '渡辺直樹').claim,
      'submitted',
    );
    expect(again.step).toBe(2);
  });

  test.each([
    ['nobody stands in', { users: without('伊藤誠') }],
    [
      'the stand-in has left too',
      { users: without('伊藤誠', '渡辺直樹'), fallbackApproverId: actorOf('渡辺直樹').userId },
    ],
    [
      'the stand-in may not vote',
      { users: withoutVote('伊藤誠', '渡辺直樹'), fallbackApproverId: actorOf('渡辺直樹').userId },
    ],
    [
      'the stand-in is the applicant himself (P-07)',
      { users: without('伊藤誠'), fallbackApproverId: actorOf('田中花子').userId },
    ],
  ])('is refused where a step has nobody left and %s', (_why, people) => {
    expect(sendBack(approved(), step(0), { people })).toEqual({
      ok: false,
      refusal: { kind: 'route-has-nobody', stepName: '経理部長' },
    });
  });

  test('keeps no more undone approvals in the header than it has room for', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 30 }), (steps) => {
        const voters = ['佐藤健一', '高橋美咲', '伊藤誠'];
        const last = steps.reduce((claim: ApprovedClaim, index) => {
          const reopened = inState(done(sendBack(claim, step(index))).claim, 'submitted');
          return inState(
            voters
              .slice(index)
              .reduce<Claim>((open, name) => approve(inState(open, 'submitted'), name).claim, reopened),
            'approved',
          );
        }, approved());
        const undone = voters.map((_name, at) => steps.filter((index) => index <= at).length);
        expect(last.route.steps.map(({ voided = [] }) => voided.length)).toEqual(
          undone.map((count) => Math.min(count, voidedMax)),
        );
        expect(last.route.steps.every(({ passed }) => passed !== undefined)).toBe(true);
        expect(last).toMatchObject({ edition: 1, submittedAt: noon });
      }),
      { numRuns: 40 },
    );
  });
});

describe('sending an approved claim back to its applicant', () => {
  test('returns it with the reason, as the next edition, without its route', () => {
    const { claim, event } = done(sendBack(approved(), applicant));
    expect(claim).toMatchObject({
      status: 'returned',
      edition: 2,
      version: 6,
      number: 'EX-000123',
      returned: { name: '高橋美咲', reason: '科目を確認' },
    });
    for (const gone of ['route', 'step', 'submittedAt', 'approvedAt'])
      expect(Object.keys(claim)).not.toContain(gone);
    expect(event).toMatchObject({ act: 'send-back-approved', edition: 1, reason: '科目を確認' });
    expect(event).not.toHaveProperty('toStep');
  });
});

describe('sending back after the last step is refused', () => {
  const own = { ...approved(), applicantId: actorOf('高橋美咲').userId };
  const confirmed = {
    ...approved(),
    status: 'confirmed',
    confirmed: { by: own.applicantId, name: '高橋美咲', at: noon },
  } as const;
  test.each<[string, Claim, SendBackTo, Difference, string]>([
    ['to whoever lacks the right', approved(), applicant, { by: '佐藤健一' }, 'not-allowed'],
    ['to the applicant himself', own, applicant, {}, 'not-allowed'],
    ['on a draft', aDraft(), applicant, {}, 'already-processed'],
    ['before the last step', submitted(), step(0), {}, 'already-processed'],
    ['after the confirmation', confirmed, applicant, {}, 'already-processed'],
    [
      'to one who saw another version',
      approved(),
      applicant,
      { expectedVersion: 4 },
      'claim-changed-meanwhile',
    ],
    ['without a reason', approved(), applicant, { reason: ' \n' }, 'reason-missing'],
    ['to a step that is none', approved(), step(3), {}, 'step-unknown'],
  ])('%s', (_when, claim, to, difference, kind) => {
    expect(sendBack(claim, to, difference)).toEqual({ ok: false, refusal: { kind } });
  });
});
