import { describe, expect, test } from 'vitest';
import { reverseClaim as reverseContract } from '#contract/claim-reversal.ts';
import * as claims from '#contract/claims.ts';
import { correctClaim as correctContract } from '#contract/corrections.ts';
import type { Contract } from '#contract/endpoint.ts';
import { actsOn, offeredActs, type OfferedActs } from '#domain/claims/claim-acts.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { castVote } from '#domain/claims/cast-vote.ts';
import { confirmClaim } from '#domain/claims/confirm-claim.ts';
import { mayBeCorrected } from '#domain/claims/correct-claim.ts';
import { reverseClaim } from '#domain/claims/reverse-claim.ts';
import { mayBeSentBack } from '#domain/claims/send-back-claim.ts';
import type { Actor } from '#domain/claims/timeline.ts';
import type { Result } from '#domain/kernel/result.ts';
import { allRights, rightFacts } from '#domain/rights/grants.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { labelClaim as labelContract } from '#contract/corrections.ts';
import { mayBeLabelled } from '#domain/claims/label-claim.ts';
import { aDraft, actorOf, aReceipt, noon } from '#test/builders/claims.ts';
import { approved, done, submitted } from '#test/builders/submitted-claims.ts';

const confirmed = (): Claim =>
  done(confirmClaim(approved(), { by: actorOf('高橋美咲'), at: noon, expectedVersion: approved().version }))
    .claim;

type Offered = { readonly of: Contract; readonly on: () => Claim; readonly by: string };

/** Each act that a claim offers: the endpoint behind it, a claim that has it, and somebody who is offered it. */
const offers: Readonly<Record<keyof OfferedActs, Offered>> = {
  save: { of: claims.saveClaim, on: aDraft, by: '田中花子' },
  submit: { of: claims.submitClaim, on: aDraft, by: '田中花子' },
  withdraw: { of: claims.withdrawClaim, on: submitted, by: '田中花子' },
  discard: { of: claims.discardClaim, on: aDraft, by: '田中花子' },
  vote: { of: claims.castVote, on: submitted, by: '佐藤健一' },
  confirm: { of: claims.confirmClaim, on: approved, by: '高橋美咲' },
  reverse: { of: reverseContract, on: confirmed, by: '高橋美咲' },
  copy: { of: claims.copyClaim, on: confirmed, by: '田中花子' },
  sendBack: { of: claims.sendBackClaim, on: approved, by: '高橋美咲' },
  correct: { of: correctContract, on: submitted, by: '高橋美咲' },
  label: { of: labelContract, on: submitted, by: '高橋美咲' },
};

const all: Grants = Object.fromEntries(allRights.map((right) => [right, rightFacts(right).scopes.at(-1)]));
const but = (may: string): Grants =>
  Object.fromEntries(Object.entries(all).filter(([right]) => right !== may));
const alone = (may: string): Grants =>
  Object.fromEntries(Object.entries(all).filter(([right]) => right === may));
const withRights = (name: string, rights: Grants): Actor => ({ ...actorOf(name), rights });

describe('the right of an act on a claim is that of its endpoint', () => {
  test.each(offeredActs)('S-01 where %s is offered', (act) => {
    const { of, on, by } = offers[act];
    const offered = (rights: Grants): boolean => actsOn(withRights(by, rights), on())[act];
    expect([offered(alone(of.may)), offered(but(of.may))]).toEqual([true, false]);
  });

  /** Acts of which the domain asks once more who may do them. */
  const decisions = {
    confirm: confirmClaim,
    correct: mayBeCorrected,
    label: mayBeLabelled,
    sendBack: (claim, deed) => mayBeSentBack(claim, deed),
    reverse: (claim, deed) =>
      reverseClaim(claim, { ...deed, to: 'approved', reason: '科目を確認' }, { isApplicantHere: true }),
  } as const satisfies Partial<
    Record<
      keyof OfferedActs,
      (
        claim: Claim,
        deed: { readonly by: Actor; readonly at: typeof noon; readonly expectedVersion: number },
      ) => Result<unknown, { readonly kind: string }>
    >
  >;

  test.each(Object.keys(decisions) as (keyof typeof decisions)[])('S-01 where %s is decided', (act) => {
    const { of, on, by } = offers[act];
    const claim = on();
    const decided = (rights: Grants) => {
      const deed = { by: withRights(by, rights), at: noon, expectedVersion: claim.version };
      const decision: Result<unknown, { readonly kind: string }> = decisions[act](claim, deed);
      return decision.ok || decision.refusal.kind;
    };
    expect([decided(alone(of.may)), decided(but(of.may))]).toEqual([true, 'not-allowed']);
  });

  /** Acts on the claim as a whole: of a receipt that is hidden from him nobody decides. */
  const wholeActs = ['vote', 'confirm', 'reverse', 'sendBack', 'correct', 'label'] as const;
  const withHiddenReceipt = (claim: Claim): Claim => ({
    ...claim,
    evidenceLabels: [{ id: aReceipt, labels: [{ code: 'HR', name: '人事秘' }] }],
  });
  const seeing = (name: string, labels: readonly string[]): Actor => ({
    ...withRights(name, all),
    sight: { labels, isLimited: labels.length === 0 },
  });

  test.each(wholeActs)('8.2.2 %s is for whoever sees all receipts of the claim', (act) => {
    const { on, by } = offers[act];
    const claim = withHiddenReceipt(on());
    const offered = (labels: readonly string[]) => actsOn(seeing(by, labels), claim)[act];
    expect([offered(['HR']), offered([])]).toEqual([true, false]);
    const decided = (labels: readonly string[]) => {
      const deed = { by: seeing(by, labels), at: noon, expectedVersion: claim.version };
      const decision: Result<unknown, { readonly kind: string }> =
        act === 'vote'
          ? castVote(
              claim,
              { ...deed, kind: 'approve', from: 'opened', step: 0 },
              { isToBeOpened: false, isApplicantHere: true },
            )
          : decisions[act](claim, deed);
      return decision.ok || decision.refusal.kind;
    };
    expect([decided(['HR']), decided([])]).toEqual([true, 'not-allowed']);
  });
});
