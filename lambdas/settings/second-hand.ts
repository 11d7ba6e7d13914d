import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { GrantId, UserId } from '#domain/kernel/ids.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import type { ApprovalChoice } from '#domain/second-person/rule.ts';
import type { SupportGrant } from '#domain/support/support-grant.ts';
import type { FactsOfPerson } from '#domain/users/person-change.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { TenantMasters } from './tenant-masters.ts';

/** What exactly is to become of what, as it was when it was asked for. */
export type ChangeAsked =
  | {
      readonly kind: 'person';
      readonly userId: UserId;
      readonly name: string;
      readonly from: FactsOfPerson;
      readonly to: FactsOfPerson;
    }
  | { readonly kind: 'access'; readonly from: CompanyAccess; readonly to: CompanyAccess }
  | { readonly kind: 'rule'; readonly from: ApprovalChoice; readonly to: ApprovalChoice }
  | ({ readonly kind: 'grant'; readonly grantId: GrantId } & Pick<
      SupportGrant,
      'operatorName' | 'reason' | 'parts' | 'hours'
    >);

/** What of a deed needs a second administrator, found where the deed is judged. */
export type Guarded = { readonly gains: readonly string[]; readonly change: ChangeAsked };

/** With whom a deed is done that may need two. @default by whoever asks, alone */
export type SecondHand =
  /** It is not done: what it would be is kept for another administrator to decide. */
  | {
      readonly kind: 'asks';
      readonly ask: (guarded: Guarded, masters: TenantMasters) => Promise<'kept' | 'again'>;
    }
  /** Another one says yes to it, in its transaction. */
  | {
      readonly kind: 'approves';
      /** To these he says yes, and to nothing further that it would come to by now. */
      readonly gains: readonly string[];
      readonly askedBy: UserId;
      /** Of the settings by which asker and approver were judged: the deed rests on the same. */
      readonly settingsVersion: number;
      /** As the history calls whoever did it. */
      readonly byName: string;
      readonly writes: readonly Write[];
    };

type NotAlone = Result<never, RefusalOf<'second-person-needed'>>;

/** Nothing was done. Whoever approves finds out by the request whether somebody decided about it meanwhile. */
export const notAlone = ({ gains }: Guarded): NotAlone =>
  refuse({ kind: 'second-person-needed', gains: gains.join('、') });

/**
 * The one gate before a deed by which somebody gets 管理者の権限 or sees further: undefined where it may be done. It stands
 * behind all other judgements and before the transaction, which rests on the version of these masters.
 */
export const whyNotAlone = async (
  guarded: Guarded,
  masters: TenantMasters,
  hand: SecondHand | undefined,
): Promise<NotAlone | 'again' | undefined> => {
  if (hand?.kind === 'approves') {
    const isMore = guarded.gains.some((gain) => !hand.gains.includes(gain));
    return isMore || masters.settingsVersion !== hand.settingsVersion ? notAlone(guarded) : undefined;
  }
  const isNeeded = masters.wantsSecondPerson && guarded.gains.length > 0;
  if (hand === undefined) return isNeeded ? notAlone(guarded) : undefined;
  if (isNeeded && (await hand.ask(guarded, masters)) === 'again') return 'again';
  // What is asked for is never done.
  return notAlone(guarded);
};

/** The writes of the request that the deed answers, named in its transaction. */
export const writesOf = (hand: SecondHand | undefined): readonly Write[] =>
  hand?.kind === 'approves' ? hand.writes : [];

/** Who wanted it. */
export const askedBy = (
  { actor }: { readonly actor: { readonly userId: UserId } },
  hand: SecondHand | undefined,
): UserId => (hand?.kind === 'approves' ? hand.askedBy : actor.userId);

/** Whoever did it, as histories name him. */
export const namedBy = <Asking extends { readonly actor: { readonly name: string } }>(
  request: Asking,
  hand: SecondHand | undefined,
): Asking =>
  hand?.kind === 'approves' ? { ...request, actor: { ...request.actor, name: hand.byName } } : request;
