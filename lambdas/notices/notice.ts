import * as v from 'valibot';
import { isClaimId, isTenantId } from '#domain/kernel/ids.ts';
import { isInstant } from '#domain/kernel/time.ts';

/**
 * A notice on its way to a person: opaque ids only. Who he is and where he is reached is read when it is delivered,
 * under the tenant's own session.
 */
export const noticeSchema = v.strictObject({
  kind: v.literal('claim-sent-back'),
  /** The id of the audit item of the deed, so that one deed gives one notice however often it is told. */
  noticeId: v.pipe(v.string(), v.regex(/^[0-9A-Z]{26}$/)),
  tenantId: v.pipe(v.string(), v.guard(isTenantId)),
  claimId: v.pipe(v.string(), v.guard(isClaimId)),
  at: v.pipe(v.string(), v.guard(isInstant)),
});
export type Notice = v.InferOutput<typeof noticeSchema>;
