import { giveSupportGrant } from '#contract/support.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import {
  givingWords,
  grantEndsMillis,
  grantStateAt,
  type SupportGrant,
  whatIsAsked,
} from '#domain/support/support-grant.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { endpoint, type ActorRequestOf } from '#lambdas/http/endpoint.ts';
import { decided } from '#lambdas/masters/decided.ts';
import {
  askedBy,
  namedBy,
  notAlone,
  whyNotAlone,
  writesOf,
  type Guarded,
  type SecondHand,
} from '#lambdas/settings/second-hand.ts';
import { settingsStill } from '#lambdas/settings/settings-version.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { supportDeeds } from '#rows/told-deeds.ts';
import { companyViewOf, companyWord, findCompanyGrant, type CompanyGrant } from './company-grant-store.ts';

/** Nothing of it stands in its address. */
type Request = Omit<ActorRequestOf<typeof giveSupportGrant>, 'params'>;
type Shown = Pick<SupportGrant, 'operatorName' | 'parts' | 'hours'>;

/** Nobody gives what he did not read: the contract bounds the one, and the other has to be the same. */
const isWhatWasShown = (asked: Shown, shown: Shown): boolean =>
  asked.operatorName === shown.operatorName &&
  asked.hours === shown.hours &&
  asked.parts.toSorted().join() === shown.parts.toSorted().join();

/** An outsider comes to read what the company keeps: who comes to see more waits for a second administrator (0218). */
const guardedOf = (grant: CompanyGrant): Guarded => {
  const { grantId, operatorName, reason, parts, hours } = grant;
  return {
    gains: [givingWords(grant)],
    change: { kind: 'grant', grantId, operatorName, reason, parts, hours },
  };
};

const giveOnce = async (request: Request, context: TenantContext, hand: SecondHand | undefined) => {
  const { at, body } = request;
  const [masters, found] = await Promise.all([
    freshMastersOf(context.table),
    findCompanyGrant(context.table, body.grantId),
  ]);
  if (found === undefined) return refuse({ kind: 'not-found' as const });
  const by = askedBy(request, hand);
  const isOurs = found.decision === 'given' && found.decidedBy === by;
  // Sent again after its answer was lost.
  if (isOurs && grantStateAt(found, at) === 'active') return accept(companyViewOf(found, at));
  if (grantStateAt(found, at) !== 'asked' || !isWhatWasShown(found, body))
    return refuse({ kind: 'grant-decided' as const });
  const guarded = guardedOf(found);
  const wanting = await whyNotAlone(guarded, masters, hand);
  if (wanting !== undefined) return wanting;
  const word = {
    decision: 'given',
    gave: whatIsAsked(found),
    decidedAt: at,
    decidedBy: by,
    decidedByName: namedBy(request, hand).actor.name,
    until: instantOf(new Date(grantEndsMillis(at, found.hours))),
  } as const;
  const outcome = await context.table.transact({
    grant: companyWord(found, word),
    // Whether two are wanted was judged by this version.
    settingsVersion: settingsStill(masters.settingsVersion),
    audit: await context.audit(request, {
      action: supportDeeds.give,
      target: `grant ${body.grantId}`,
      outcome: 'done',
      detail: { parts: found.parts, hours: found.hours, operator: found.operatorId },
    }),
    second: writesOf(hand),
  });
  if (outcome.stored) return accept(companyViewOf({ ...found, ...word }, at));
  if (outcome.refused.second !== undefined) return notAlone(guarded);
  return outcome.refused.settingsVersion === undefined
    ? refuse({ kind: 'grant-decided' as const })
    : ('again' as const);
};

/**
 * The company's word, written by a session of the company: nobody of ours can write it. From now on for so many hours.
 * @param hand with whom, where the company wants two administrators
 */
export const givenSupportGrant = (request: Request, context: TenantContext, hand?: SecondHand) =>
  decided(context.table, () => giveOnce(request, context, hand));

export const giveSupportGrantEndpoint = endpoint(giveSupportGrant, async (request, context) =>
  givenSupportGrant(request, context),
);
