import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { isOverAt } from '#domain/rights/time-box.ts';
import { decideReset, isTooLate, peopleOfAddress } from '#domain/tenants/password-reset.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { Named, ResetTenant } from '#lambdas/adapters/jobs/reset-tenants.ts';
import { sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { originFor } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { Delivered, Delivery } from './delivery.ts';
import type { PasswordResetAsked } from '#lambdas/adapters/tenant/notice.ts';
import { passwordResetMail } from './password-reset-mails.ja.ts';

const action = 'auth.request-password-reset';
/** Whoever has no row is looked for among all people, but not more often. */
const checkMillis = 24 * 3_600_000;

/** What the trail calls a request that no mail followed. */
const refusedAs = {
  suspended: `${action}-while-suspended`,
  'refused-address': `${action}-from-refused-address`,
  'other-host': `${action}-at-other-host`,
} as const;

type Answering = {
  readonly asked: PasswordResetAsked;
  readonly tenant: ResetTenant;
  readonly delivery: Delivery;
};

const requestOf = ({ at, requestId, sourceIp }: PasswordResetAsked): AuditRequest => ({
  at,
  requestId,
  sourceIp,
});

const findPeople = async ({ asked, tenant, delivery }: Answering): Promise<readonly Named[]> => {
  const found = await tenant.named(asked.named);
  if (found.length > 0) return found;
  const now = delivery.now();
  const checkedAt = await tenant.checkedAt();
  if (checkedAt !== undefined && Date.parse(now) - Date.parse(checkedAt) < checkMillis) return found;
  await tenant.check(now);
  return tenant.named(asked.named);
};

const instant = (millis: number): Instant => instantOf(new Date(millis));

/** A person who shares his address with others has an audit item of his own. */
const idOf = ({ noticeId, at }: PasswordResetAsked, index: number): string =>
  index === 0 ? noticeId : ulidAt(at);

const mailOne = async (answering: Answering, person: Named, index: number): Promise<Delivered> => {
  const { asked, tenant, delivery } = answering;
  const { userId, name, email: to, logins } = person;
  const { noticeId: requestId, tenantId, at } = asked;
  const request = requestOf(asked);
  const target = personTarget(userId);
  const refuse = async (why: string): Promise<Delivered> => {
    const entry = { action: `${action}${why}`, target, outcome: 'refused' as const };
    await tenant.record(request, entry, idOf(asked, index));
    return 'nobody';
  };
  if (!person.isActive) return refuse('-while-disabled');
  if (isOverAt(person, at)) return refuse('-out-of-days');
  const invitation = await tenant.invitations.invitation(userId);
  // Nobody makes himself an account whom nobody has invited, or not in time.
  if (invitation !== undefined && !(invitation.doc !== undefined && at < invitation.doc.expiresAt))
    return refuse('-while-not-invited');

  const token = await tenant.tokenFor(userId, requestId);
  const before = await tenant.find(userId);
  const now = delivery.now();
  const step = decideReset(before, { requestId, at, tokenHash: sessionKeyOf(token) }, { now, instant });
  if (step.kind === 'sent-before') return 'sent-before';
  if (step.kind === 'outdated') return 'nobody';
  if (step.kind === 'too-often') return refuse('-too-often');
  if (step.kind === 'send') await tenant.keep(userId, step.next, logins);

  const origin = originFor(delivery.appOrigin, tenantId, delivery.hosts);
  const expiresAt = step.kind === 'send' ? step.next.expiresAt : (before?.expiresAt ?? at);
  await delivery.send(passwordResetMail({ to, name, origin, token, expiresAt }));
  const entry = { action, target, outcome: 'done' as const };
  await tenant.recordMailed(request, entry, { userId, requestId, id: idOf(asked, index) });
  return 'sent';
};

/**
 * Finds out whom a request named and mails the link, or tells the company's trail why not. Nobody waits for it, so it
 * may take as long as it takes; told again after a crash it mails the same link.
 * @throws Error what SES or DynamoDB threw, or when the row of the link changed meanwhile
 */
export const answerPasswordReset = async (
  asked: PasswordResetAsked,
  delivery: Delivery,
): Promise<Delivered> => {
  if (asked.door === 'nobody' || isTooLate(asked.at, delivery.now())) return 'nobody';
  const tenant = await delivery.resetTenantOf(asked.tenantId);
  const answering = { asked, tenant, delivery };
  const people = (await findPeople(answering)).slice(0, peopleOfAddress);
  const [first] = people;
  if (asked.door !== 'open' || first === undefined) {
    const why = asked.door === 'open' ? `${action}-of-unknown-address` : refusedAs[asked.door];
    const target = personTarget(first?.userId);
    await tenant.record(requestOf(asked), { action: why, target, outcome: 'refused' }, asked.noticeId);
    return 'nobody';
  }
  let outcome: Delivered = 'nobody';
  for (const [index, person] of people.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- SES counts mails a second
    const one = await mailOne(answering, person, index);
    if (outcome !== 'sent') outcome = one;
  }
  return outcome;
};
