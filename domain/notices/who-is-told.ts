import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import type { Claim } from '#domain/claims/claim.ts';
import type { TimelineEvent } from '#domain/claims/timeline.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { holds, type Reacher } from '#domain/rights/reach.ts';
import { noticeKinds, type Audience, type NoticeKind } from './notice-kinds.ts';

/** An act on a claim and the claim as it stands when the act is told. */
export type ToldAct = {
  readonly event: TimelineEvent;
  readonly claim: Claim;
  /** What happened to it since then, the earlier first. */
  readonly later: readonly TimelineEvent[];
};

const isOfEdition = ({ claim, event }: ToldAct): boolean => claim.edition === event.edition;

/** Whoever can vote now, as long as the step is open that the act opened and no later act has opened it anew. */
const approversOf = (told: ToldAct): readonly UserId[] => {
  const { claim, event, later } = told;
  if (claim.status !== 'submitted' || event.opens !== claim.step || !isOfEdition(told)) return [];
  if (later.some(({ opens, asks }) => opens !== undefined && asks === undefined)) return [];
  const { asks } = event;
  return (
    claim.route.steps[claim.step]?.approvers
      .map(({ userId }) => userId)
      .filter((userId) => asks === undefined || asks.includes(userId)) ?? []
  );
};

const votersOf = (told: ToldAct): readonly UserId[] => {
  const { claim } = told;
  if (!('route' in claim) || !isOfEdition(told)) return [];
  return claim.route.steps.flatMap(({ passed }) => (passed === undefined ? [] : [passed.by]));
};

/** Who did it knows it; but whoever has to decide next is asked, also where it was he who opened the step. */
const audiences: Readonly<Record<Audience, (told: ToldAct) => readonly UserId[]>> = {
  approvers: approversOf,
  applicant: ({ claim }) => [claim.applicantId],
  voters: votersOf,
  asked: ({ event: { asked = [] } }) => asked,
};

/**
 * An approval completes the route only where it does: a claim that is open again has another notice. And what came back and was
 * submitted again asks nothing of its applicant any more.
 */
const isTrue = (kind: NoticeKind, { claim, event, later }: ToldAct): boolean => {
  if (kind === 'sent-back') return !later.some(({ act }) => act === 'submit');
  return (
    kind !== 'approved' ||
    (event.opens === undefined && (claim.status === 'approved' || claim.status === 'confirmed'))
  );
};

/** Everybody whom a notice of this kind is for, each once; whether he may know it is judged with him. */
export const whoIsTold = (kind: NoticeKind, told: ToldAct): readonly UserId[] => {
  if (!isTrue(kind, told)) return [];
  const people = noticeKinds[kind].to.flatMap((audience) => audiences[audience](told));
  return [...new Set(people)].filter((userId) => kind === 'request' || userId !== told.event.by);
};

/** Whether this person is told now: rights and the claim are those of the moment in which it is sent. */
export const isTold = (kind: NoticeKind, told: ToldAct, person: Reacher): boolean =>
  whoIsTold(kind, told).includes(person.userId) &&
  mayReadClaim(person, told.claim) &&
  (kind !== 'request' || holds(person.rights, 'claims.vote'));
