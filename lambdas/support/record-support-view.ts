import type { Instant } from '#domain/kernel/time.ts';
import type { GivenGrant } from '#lambdas/adapters/operator/support-context.ts';
import type { SealedPlace, TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { RecordedView } from '#lambdas/http/record-view.ts';
import { supportView } from '#rows/support.ts';

type Place = { readonly grantId: GivenGrant['grantId']; readonly eventId: string };

/** Where it stands sealed. */
export const placeOfSupportView = (place: Place): SealedPlace => {
  const { pk, sk } = supportView.key(place);
  return { table: 'data', pk, sk, attribute: 'doc' };
};

type Looking = { readonly at: Instant; readonly requestId: string; readonly sourceIp: string };

/** 閲覧の記録, in the company's own list and audit at once, before the answer goes out: a view that cannot be told is not given. */
export const recordSupportView = async (
  { grantId, operatorId }: GivenGrant,
  view: RecordedView & { readonly reading: string },
  { request, context }: { readonly request: Looking; readonly context: TenantContext },
): Promise<void> => {
  const { at } = request;
  const { reading, ...shown } = view;
  const eventId = context.newId(at);
  const doc = await context.sealed.seal(placeOfSupportView({ grantId, eventId }), JSON.stringify(shown));
  const outcome = await context.table.transact({
    audit: await context.audit(
      { ...request, actor: { userId: operatorId } },
      {
        action: 'support.view',
        target: `grant ${grantId} ${reading}`,
        outcome: 'done',
        detail: { asked: shown.asked },
      },
      eventId,
    ),
    view: { kind: 'put', ...supportView.row({ grantId, eventId }, { at, doc }) },
  });
  if (!outcome.stored) throw new Error('a view of this id is known already');
};
