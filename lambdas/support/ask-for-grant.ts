import { askForGrant } from '#contract/operator/support.ts';
import type { GrantId } from '#domain/kernel/ids.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { askEndsMillis, isOpenGrant, mostOfDay } from '#domain/support/support-grant.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { millisOf } from '#lambdas/adapters/machine/ulid.ts';
import { grantAsked, type PlacedGrant } from '#lambdas/adapters/operator/support-grants.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import { NeverAlone } from '#lambdas/adapters/tenant/transaction.ts';
import { operatorEndpoint, type OperatorRequestOf, type Trail } from '#lambdas/http/operator-endpoint.ts';
import { askDeed } from '#rows/told-deeds.ts';
import { grantTarget, operatorsViewOf } from './operators-grant-view.ts';

/** So many of one company wait or are in force at once: an administrator reads each. */
const openMost = 3;
const dayMillis = 86_400_000;

/** Those that wait are found by the moment in their ids: one of another year would hide them, and stand first for ever. */
const isOddId = (grantId: GrantId, at: Instant): boolean =>
  Math.abs(millisOf(grantId) - Date.parse(at)) > 2 * dayMillis;

const isOfToday = ({ askedAt }: PlacedGrant, at: Instant): boolean =>
  Date.parse(at) - Date.parse(askedAt) < dayMillis;

type Request = OperatorRequestOf<typeof askForGrant>;

const askOnce = async (
  { params: { tenantId }, body, operator, at, patience }: Request,
  context: OperatorContext,
  trail: Trail,
) => {
  const { grantId, ...asked } = body;
  const place = { tenantId, grantId };
  const looking = { at, operatorId: operator.operatorId };
  // The turn first: whoever asks, or suspends the company, meanwhile takes it.
  const grants = await context.grants();
  const turn = await grants.turn(tenantId);
  const [company, known] = await Promise.all([
    context.companies.find(tenantId),
    grants.ofCompany(tenantId, at),
  ]);
  if (company === undefined) return refuse({ kind: 'not-found' as const });
  if (company.state !== 'active') return refuse({ kind: 'company-not-active' as const });
  const before = known.find((one) => one.grantId === grantId);
  if (before?.operatorId === operator.operatorId) return accept(operatorsViewOf(before, looking));
  if (isOddId(grantId, at))
    return refuse({
      kind: 'input-malformed' as const,
      fields: [
        { path: 'grantId', message: '端末の日時が正しくありません。日時を合わせてやり直してください。' },
      ],
    });
  const open = known.filter((one) => isOpenGrant(one, at));
  const today = known.filter((one) => isOfToday(one, at));
  if (before !== undefined || open.length >= openMost || today.length >= mostOfDay)
    return refuse({ kind: 'grants-many' as const });
  const facts = {
    ...asked,
    operatorId: operator.operatorId,
    operatorName: operator.name,
    companyName: company.name,
    askedAt: at,
    expiresAt: instantOf(new Date(askEndsMillis(at))),
  };
  const failed = await context.commit({ ...grantAsked(place, facts, turn), trail: trail.told() }, patience);
  return failed.length === 0 ? accept(operatorsViewOf({ ...place, ...facts }, looking)) : ('again' as const);
};

/**
 * Asks the administrators of a company. The line in the trail, of the same transaction, is what mails them and what stands in the
 * company's own audit. Sent again after its answer was lost, it is asked once; who asks beside another is judged after him.
 */
export const askForGrantEndpoint = operatorEndpoint(
  askForGrant,
  {
    action: askDeed,
    target: ({ params, body }) => grantTarget({ ...params, ...body }),
  },
  async (request, context, trail) => {
    for (let attempts = 0; ; attempts += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each attempt is judged by what the one before it met
      const asked = await askOnce(request, context, trail);
      if (asked !== 'again') return asked;
      // oxlint-disable-next-line no-await-in-loop
      if (!(await request.patience.pauseAfter(attempts)))
        throw new NeverAlone('others always asked the same company');
    }
  },
);
