import * as v from 'valibot';
import { isClaimId, isTenantId, isUserId } from '#domain/kernel/ids.ts';
import { isInstant } from '#domain/kernel/time.ts';

const head = {
  /** Of the deed's audit item, or of the request: one deed gives one notice however often it is told. */
  noticeId: v.pipe(v.string(), v.regex(/^[0-9A-Z]{26}$/)),
  tenantId: v.pipe(v.string(), v.guard(isTenantId)),
  at: v.pipe(v.string(), v.guard(isInstant)),
};

const claimSentBack = v.strictObject({
  kind: v.literal('claim-sent-back'),
  ...head,
  claimId: v.pipe(v.string(), v.guard(isClaimId)),
});

/** Somebody asks for a link, in whose name is not proven: the worker finds out whom he named, and whether he may. */
const passwordResetAsked = v.strictObject({
  kind: v.literal('password-reset-asked'),
  ...head,
  /** Hash of company and mail address. */
  named: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** What the door saw: whether a link may be sent at all. */
  door: v.picklist(['open', 'nobody', 'suspended', 'refused-address', 'other-host']),
  sourceIp: v.pipe(v.string(), v.maxLength(64)),
  requestId: v.pipe(v.string(), v.maxLength(128)),
});

const passwordResetDone = v.strictObject({
  kind: v.literal('password-reset-done'),
  ...head,
  userId: v.pipe(v.string(), v.guard(isUserId)),
});

/**
 * A notice on its way to a person: opaque ids and hashes only. Who he is and where he is reached is read when it is
 * delivered, under the tenant's own session.
 */
export const noticeSchema = v.variant('kind', [claimSentBack, passwordResetAsked, passwordResetDone]);
export type Notice = v.InferOutput<typeof noticeSchema>;
export type PasswordResetAsked = v.InferOutput<typeof passwordResetAsked>;
