import { describe, expect, test } from 'vitest';
import { castVote } from '#domain/claims/cast-vote.ts';
import { allClaimActs } from '#domain/claims/claim-acts.ts';
import type { TimelineEvent } from '#domain/claims/timeline.ts';
import { withdrawClaim } from '#domain/claims/withdraw-claim.ts';
import {
  noticeKinds,
  noticesOf,
  noticesOfActions,
  tellingActions,
  type NoticeKind,
} from '#domain/notices/notice-kinds.ts';
import { isTold, whoIsTold, type ToldAct } from '#domain/notices/who-is-told.ts';
import { actorOf, noon } from '#test/builders/claims.ts';
import { anOrRoute, approved, done, submitted } from '#test/builders/submitted-claims.ts';

const names = ['田中花子', '佐藤健一', '鈴木一郎', '高橋美咲', '中村翔', '伊藤誠'];
const namesOf = (userIds: readonly string[]): readonly string[] =>
  names.filter((name) => userIds.includes(actorOf(name).userId));

const submission = (claim = submitted()): TimelineEvent => ({
  at: noon,
  by: claim.applicantId,
  byName: '田中花子',
  act: 'submit',
  edition: 1,
  opens: 0,
});
const toldOf = (claim: ToldAct['claim'], event: TimelineEvent, later: readonly TimelineEvent[] = []) => ({
  claim,
  event,
  later,
});
const votedBy = (name: string, kind: 'approve' | 'send-back' = 'approve', claim = submitted()) =>
  done(
    castVote(
      claim,
      {
        ...(kind === 'approve' ? { kind, from: 'opened' as const } : { kind, reason: '確認' }),
        by: actorOf(name),
        at: noon,
        expectedVersion: claim.version,
        step: claim.step,
      },
      { isToBeOpened: false, isApplicantHere: true },
    ),
  );

describe('the table of notices', () => {
  test('decides about every act on a claim: it tells somebody, or nobody', () => {
    const named = allClaimActs.map((act) => `claim.${act}`);
    expect(named.filter((action) => !Object.hasOwn(noticesOfActions, action))).toEqual([]);
    // 最終承認後の差戻し has a name in the trail for each of its two outcomes.
    expect(noticesOf('claim.send-back-approved')).toEqual(['sent-back']);
    expect(noticesOf('claim.send-back-to-step')).toEqual(['request']);
  });

  test('uses each kind, and has no act that tells twice of the same', () => {
    const used = tellingActions.flatMap((action) => noticesOf(action));
    expect(new Set(used)).toEqual(new Set(Object.keys(noticeKinds)));
    for (const action of tellingActions)
      expect(new Set(noticesOf(action)).size).toBe(noticesOf(action).length);
    expect(noticesOf('claim.read')).toEqual([]);
    expect(noticesOf('toString')).toEqual([]);
  });

  test('lets nobody decline what asks for something or changes what he read', () => {
    const optional = Object.entries(noticeKinds).filter(([, { isRequired }]) => !isRequired);
    expect(optional.map(([kind]) => kind)).toEqual(['approved', 'confirmed', 'withdrawn']);
  });
});

describe('who is told', () => {
  test('of a submission: everybody who can vote at the open step', () => {
    expect(namesOf(whoIsTold('request', toldOf(submitted(), submission())))).toEqual(['佐藤健一']);
    const either = submitted(anOrRoute);
    expect(namesOf(whoIsTold('request', toldOf(either, submission(either))))).toEqual(['鈴木一郎', '伊藤誠']);
  });

  test('of an approval: the next step, which it opened; not whoever was asked before', () => {
    const { claim, event } = votedBy('佐藤健一');
    expect(event.opens).toBe(1);
    expect(namesOf(whoIsTold('request', toldOf(claim, event)))).toEqual(['高橋美咲', '中村翔']);
    expect(whoIsTold('approved', toldOf(claim, event))).toEqual([]);
    // Told late: the claim has gone on, and the notice of the later act asks those of its step.
    expect(whoIsTold('request', toldOf(claim, submission(), [event]))).toEqual([]);
  });

  test('of a step that was opened again: by the later act alone', () => {
    const again: TimelineEvent = { ...submission(), act: 'send-back-approved', reason: '再確認' };
    expect(whoIsTold('request', toldOf(submitted(), submission(), [again]))).toEqual([]);
    expect(namesOf(whoIsTold('request', toldOf(submitted(), again)))).toEqual(['佐藤健一']);
    const ofOldEdition = { ...submission(), edition: 0 };
    expect(whoIsTold('request', toldOf(submitted(), ofOldEdition))).toEqual([]);
  });

  test('of a 差戻し: the applicant, and nobody is asked', () => {
    const { claim, event } = votedBy('佐藤健一', 'send-back');
    const told = toldOf(claim, event);
    expect(namesOf(whoIsTold('sent-back', told))).toEqual(['田中花子']);
    expect([whoIsTold('request', told), whoIsTold('approved', told)]).toEqual([[], []]);
  });

  test('of a 差戻し that was answered since: nobody', () => {
    const { claim, event } = votedBy('佐藤健一', 'send-back');
    expect(whoIsTold('sent-back', toldOf(claim, event, [submission()]))).toEqual([]);
  });

  test('of a completed route: the applicant, as long as it is complete', () => {
    const last = { ...submission(), act: 'approve', by: actorOf('伊藤誠').userId } as TimelineEvent;
    const { opens: _opens, ...event } = last;
    expect(namesOf(whoIsTold('approved', toldOf(approved(), event)))).toEqual(['田中花子']);
    expect(whoIsTold('approved', toldOf(submitted(), event))).toEqual([]);
  });

  test('of a correction: the applicant and those whose approvals stand, but not who made it (K-12)', () => {
    const event = { ...submission(), act: 'correct', by: actorOf('高橋美咲').userId } as TimelineEvent;
    expect(namesOf(whoIsTold('corrected', toldOf(approved(), event)))).toEqual([
      '田中花子',
      '佐藤健一',
      '伊藤誠',
    ]);
  });

  test('of a withdrawal: whoever could have voted', () => {
    const deed = { by: actorOf('田中花子'), at: noon, expectedVersion: 2 };
    const { claim, event } = done(withdrawClaim(submitted(anOrRoute), deed));
    expect(namesOf(whoIsTold('withdrawn', toldOf(claim, event)))).toEqual(['鈴木一郎', '伊藤誠']);
  });
});

describe('whether a person is told', () => {
  const request = toldOf(submitted(), submission());
  const sato = actorOf('佐藤健一');

  test.each<[string, NoticeKind, Partial<typeof sato>, boolean]>([
    ['as he is', 'request', {}, true],
    ['without the right to vote', 'request', { rights: { 'claims.read': 'own' } }, false],
    ['without the right to read claims', 'request', { rights: { 'claims.vote': 'own' } }, false],
    ['somebody else', 'request', { userId: actorOf('鈴木一郎').userId }, false],
  ])('%s', (_what, kind, difference, isSo) => {
    expect(isTold(kind, request, { ...sato, ...difference })).toBe(isSo);
  });

  test('is judged with the claim of the moment', () => {
    const { claim, event } = votedBy('佐藤健一', 'send-back');
    expect(isTold('request', toldOf(claim, submission(), [event]), sato)).toBe(false);
  });
});
