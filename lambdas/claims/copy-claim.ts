import * as claims from '#contract/claims.ts';
import { isWithin } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import { copiedContent } from '#domain/claims/copy-claim.ts';
import type { WrittenContent } from '#domain/claims/create-claim.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { assert } from '#domain/kernel/assert.ts';
import { refuse } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { mastersOf, readMastersAhead, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { departmentOf } from '#lambdas/users/own-department.ts';
import { answerAct } from './answer-act.ts';
import { findClaim } from './claim-store.ts';
import { createDraft, type NotCreated } from './create-claim.ts';

/** As far as it still exists today: an item that was taken away is chosen anew, a post that was left is the main one. */
const ofToday = async (
  content: WrittenContent,
  masters: TenantMasters,
  { userId, at }: { readonly userId: UserId; readonly at: Instant },
): Promise<WrittenContent> => {
  const { departmentId } = content;
  const codes = new Set(masters.items.map(({ code }) => code));
  const lines = content.lines.map(({ itemCode, ...line }) =>
    itemCode !== undefined && codes.has(itemCode) ? { ...line, itemCode } : line,
  );
  if ((await departmentOf(masters, { userId }, { departmentId, at })) !== undefined)
    return { ...content, lines };
  const posts = (await masters.people.withId(userId))?.posts.filter((post) => isWithin(post, jstDateOf(at)));
  const main = posts?.find(({ isPrimary }) => isPrimary) ?? posts?.[0];
  return { ...content, lines, departmentId: main?.departmentId ?? departmentId };
};

const withoutReceipts = (refusal: NotCreated) => {
  assert(refusal.kind !== 'evidence-not-stored', 'a copy names no receipts');
  return refusal;
};

/** One's own claim, whatever became of it, as a new draft. Its receipts stay where they are. */
export const copyClaimEndpoint = endpoint(claims.copyClaim, async (request, context) => {
  const { actor, at, body, params } = request;
  readMastersAhead(context.table, actor.userId);
  const found = await findClaim(context.table, params.claimId);
  if (found === undefined || !mayReadClaim(actor, found.claim)) return refuse({ kind: 'not-found' });
  if (found.claim.applicantId !== actor.userId) return refuse({ kind: 'not-allowed' });
  const masters = await mastersOf(context.table);
  const content = await ofToday(copiedContent(found.claim, found.lines), masters, { ...actor, at });
  const acting = {
    request,
    context,
    action: 'claim.copy' as const,
    draft: { ...content, id: body.id },
    key: `copy of ${params.claimId}`,
    // Not of its receipts, which stay where they are.
    ...(found.claim.labels === undefined ? {} : { bears: { labels: found.claim.labels } }),
  };
  const created = await createDraft(acting);
  return answerAct(acting, created.ok ? created : refuse(withoutReceipts(created.refusal)));
});
