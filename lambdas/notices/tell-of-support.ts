import { grantStateAt } from '#domain/support/support-grant.ts';
import { ulidBeside } from '#lambdas/adapters/machine/ulid.ts';
import { putOffSeconds } from '#lambdas/adapters/tenant/notice-queue.ts';
import { originFor } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import type { NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import { askDeed, endGrantDeed, grantOverDeed, supportDeeds } from '#rows/told-deeds.ts';
import type { Delivered, Delivery } from './delivery.ts';
import { keeperToTell } from './keeper-to-tell.ts';
import { keepersOf } from './keepers-of.ts';
import { supportMail } from './support-mails.ja.ts';

type Told = NoticeOf<'support-told'>;
type Happened = Omit<Told, 'kind' | 'userId'>;

/** Nobody of a suspended company is told. A message for each administrator, so that one who cannot be reached keeps nobody waiting. */
const tellEach = async (happened: Happened, delivery: Delivery): Promise<Delivered> => {
  if (!(await delivery.isServed(happened.tenantId))) return 'nobody';
  const keepers = await keepersOf(happened, delivery);
  await delivery.queue(keepers.map((userId): Told => ({ kind: 'support-told', ...happened, userId })));
  return keepers.length === 0 ? 'nobody' : 'passed-on';
};

/** What the company did stands in the operators' trail too, and what an operator did in the company's. */
const mirrored = async (
  { noticeId: id, tenantId, grantId, act, at, by }: NoticeOf<'support-act'>,
  { grants, tenantOf }: Delivery,
): Promise<void> => {
  const deed = { id, at, by };
  if (act === 'asked' || act === 'ended') {
    const action = act === 'asked' ? askDeed : endGrantDeed;
    await (await tenantOf(tenantId)).tellCompany({ ...deed, action, target: `grant ${grantId}` });
    return;
  }
  const action = { given: supportDeeds.give, refused: supportDeeds.refuse, withdrawn: supportDeeds.withdraw }[
    act
  ];
  await grants.tellOperators({ ...deed, action, target: `grant ${grantId} tenant ${tenantId}` });
};

/** Seconds until a moment, as far as a queue can wait. */
const waitSeconds = (until: string, now: string): number =>
  Math.min(putOffSeconds, Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000)));

/** Something became of a grant. Of one that was given, its end by the clock is told too, once it is there. */
export const passOnSupport = async (
  notice: NoticeOf<'support-act'>,
  delivery: Delivery,
): Promise<Delivered> => {
  const { noticeId, tenantId, grantId, at, act } = notice;
  const grant = await delivery.grants.find({ tenantId, grantId });
  if (grant === undefined) return 'nobody';
  await mirrored(notice, delivery);
  if (act === 'given' && grant.until !== undefined)
    await delivery.putOff(
      { kind: 'support-over', noticeId: ulidBeside(noticeId), tenantId, grantId, at: grant.until },
      waitSeconds(grant.until, delivery.now()),
    );
  return tellEach({ noticeId, tenantId, grantId, at, act }, delivery);
};

/** Nothing ends a grant but the clock; here it is only told that it is over, unless it ended otherwise before. */
export const endByClock = async (
  notice: NoticeOf<'support-over'>,
  delivery: Delivery,
): Promise<Delivered> => {
  const { noticeId, tenantId, grantId, at } = notice;
  const grant = await delivery.grants.find({ tenantId, grantId });
  const state = grant === undefined ? undefined : grantStateAt(grant, delivery.now());
  if (state === 'active') {
    await delivery.putOff(notice, waitSeconds(at, delivery.now()));
    return 'put-off';
  }
  if (state !== 'over') return 'nobody';
  const deed = { id: noticeId, at, by: '-', action: grantOverDeed };
  await (await delivery.tenantOf(tenantId)).tellCompany({ ...deed, target: `grant ${grantId}` });
  await delivery.grants.tellOperators({ ...deed, target: `grant ${grantId} tenant ${tenantId}` });
  return tellEach({ noticeId, tenantId, grantId, at, act: 'over' }, delivery);
};

/** One administrator, once, who is one at this moment. */
export const tellOfSupport = async (notice: Told, delivery: Delivery): Promise<Delivered> => {
  const { noticeId, tenantId, userId, grantId, act, at } = notice;
  const [keeper, grant] = await Promise.all([
    keeperToTell({ tenantId, userId }, delivery),
    delivery.grants.find({ tenantId, grantId }),
  ]);
  if (keeper === undefined || grant === undefined) return 'nobody';
  const origin = originFor(delivery.appOrigin, tenantId, delivery.hosts);
  const mail = supportMail(keeper, { act, at, grant, origin });
  const place = { noticeId, about: `grant ${grantId}`, userId };
  return (await delivery.tenantOf(tenantId)).once(place, delivery.now, () => delivery.send(mail));
};
