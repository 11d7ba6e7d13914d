import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { LineChange } from '#domain/lines/line-correction.ts';
import type { Reacher } from '#domain/rights/reach.ts';
import type { Claim } from './claim.ts';
import type { ClaimAct } from './claim-acts.ts';

/** Where a claim goes whose confirmation is undone: it waits to be confirmed again, or its applicant corrects it. */
export const reversalGoals = ['approved', 'applicant'] as const;
export type ReversalGoal = (typeof reversalGoals)[number];

/** Who does a deed, as signed in. */
export type Actor = Pick<Reacher, 'userId' | 'rights' | 'sight'> & { readonly name: string };

/** What happened to a claim, for its timeline. `edition` is the one in which it happened. */
export type TimelineEvent = {
  readonly at: Instant;
  readonly by: UserId;
  readonly byName: string;
  readonly act: ClaimAct;
  readonly edition: number;
  readonly reason?: string;
  readonly stepName?: string;
  /** Of `send-back-approved`: the step that is open again. Absent where the claim went to the applicant. */
  readonly toStep?: string;
  /** Of `send-back-approved`: the approvals that are void since then. */
  readonly voids?: readonly Pick<TimelineEvent, 'by' | 'at'>[];
  /** Of `label`, and of a `correct` whose items brought labels along: what it bore, and what it bears. */
  readonly labelled?: { readonly from: string; readonly to: string };
  /** With an approval: what the approver wrote to it. */
  readonly comment?: string;
  /** Of `correct`: each value with what it was, by code and word. */
  readonly changes?: readonly LineChange[];
  /** The step that is open since then, by its place; whoever can vote at it is asked. Absent where none was opened. */
  readonly opens?: number;
  /** Of an act that opened a step: those alone who are asked by it. @default whoever can vote at the step */
  readonly asks?: readonly UserId[];
  /** Of `hand-over`: who approved until then, and who does instead, by their names of then. */
  readonly handed?: { readonly from: string; readonly to: string };
  /** Of `reverse`: where the claim went. Absent in events until 2026-11. */
  readonly goal?: ReversalGoal;
  /** Of `withdraw`: who could have voted until then. */
  readonly asked?: readonly UserId[];
};

/** 無効: whether a later send-back undid this approval. One person approves one step at a moment. */
export const isVoid = ({ act, by, at }: TimelineEvent, all: readonly TimelineEvent[]): boolean =>
  act === 'approve' && all.some(({ voids = [] }) => voids.some((vote) => vote.by === by && vote.at === at));

/** A deed on an existing claim: who, when, and the version that he saw. */
export type Deed = { readonly by: Actor; readonly at: Instant; readonly expectedVersion: number };

/** The claim after a deed, and what to write down about it. */
export type Happened<C> = { readonly claim: C; readonly event: TimelineEvent };

/** Why a deed on an existing claim may be refused. The caller has judged before whether the actor may read it. */
export type DeedRefusal =
  /** The claim is another's, or his own where it must be another's, or the right is missing. */
  | { readonly kind: 'not-allowed' }
  /** The claim has left the state in which this can be done. */
  | { readonly kind: 'already-processed' }
  | { readonly kind: 'claim-changed-meanwhile' };

export const eventOf = (
  { edition }: Pick<Claim, 'edition'>,
  { by, at }: Pick<Deed, 'by' | 'at'>,
  what: Omit<TimelineEvent, 'at' | 'by' | 'byName' | 'edition'>,
): TimelineEvent => ({ at, by: by.userId, byName: by.name, edition, ...what });
