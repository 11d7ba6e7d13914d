import { holds } from '#domain/rights/reach.ts';
import { aloneDays, requestDays, stateAt } from '#domain/second-person/request.ts';
import { originFor } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import type { Delivered, Delivery } from './delivery.ts';
import { oneLine } from './mail-text.ts';
import { momentInWords } from './moment-in-words.ja.ts';

type Told = NoticeOf<'second-person-told'>;

const words: Readonly<Record<Told['act'], { readonly subject: string; readonly happened: string }>> = {
  asked: {
    subject: '承認の依頼があります',
    happened: `ほかの管理者が、権限に関わる変更の承認を依頼しました。${requestDays}日以内に承認または却下してください。`,
  },
  approved: { subject: '依頼が承認されました', happened: '依頼した変更が承認され、反映されました。' },
  rejected: {
    subject: '依頼が却下されました',
    happened: '依頼した変更は却下されました。変更は行われていません。',
  },
  overtaken: {
    subject: '依頼は成立しませんでした',
    happened:
      '依頼した変更は、依頼の後に内容が変わったため成立しませんでした。必要なときは、もう一度依頼してください。',
  },
};

/** A message for each: the others who kept access when it was asked for, or whoever asked. */
export const passOnSecondPerson = async (
  { kind: _kind, ...notice }: NoticeOf<'second-person'>,
  delivery: Delivery,
): Promise<Delivered> => {
  const tenant = await delivery.tenantOf(notice.tenantId);
  const request = await tenant.findSecondRequest(notice.requestId);
  if (request === undefined) return 'nobody';
  const whom = notice.act === 'asked' ? request.told : [request.askedBy];
  if (whom.length === 0) return 'nobody';
  await delivery.queue(whom.map((userId) => ({ kind: 'second-person-told', ...notice, userId })));
  return 'passed-on';
};

type Tenant = Awaited<ReturnType<Delivery['tenantOf']>>;

/** Whether it still waits, asked for by somebody who still may ask. */
const stillAsks = async ({ requestId }: Told, tenant: Tenant, { now }: Delivery): Promise<boolean> => {
  const request = await tenant.findSecondRequest(requestId);
  if (request === undefined || stateAt(request, now()) !== 'waiting') return false;
  const asker = await tenant.findPerson(request.askedBy);
  return asker?.isActive === true && holds(asker.rights, 'access.keep');
};

/** One administrator, once, who still is one; what is asked for stands in no mail. */
export const tellOfSecondPerson = async (notice: Told, delivery: Delivery): Promise<Delivered> => {
  const { noticeId, tenantId, userId, requestId, act, at } = notice;
  const tenant = await delivery.tenantOf(tenantId);
  const person = await tenant.findPerson(userId);
  if (person?.isActive !== true || !holds(person.rights, 'access.keep')) return 'nobody';
  if (act === 'asked' && !(await stillAsks(notice, tenant, delivery))) return 'nobody';
  const { subject, happened } = words[act];
  const origin = originFor(delivery.appOrigin, tenantId, delivery.hosts);
  const text = [
    `${oneLine(person.name, 60)} 様`,
    '',
    happened,
    `日時：${momentInWords(at)}`,
    '内容は次のリンクからご確認ください。',
    '',
    `${origin}/access/requests`,
    '',
    'STAFee',
  ].join('\n');
  const sender = await tenant.findSender();
  const mail = { to: person.email, subject: `【STAFee】${subject}`, text, sender };
  const place = { noticeId, about: `second-person-request ${requestId}`, userId };
  return tenant.once(place, delivery.now, () => delivery.send(mail));
};

/** Whoever was stopped or lost the role by another's hand: in his place nobody approves, and somebody has to know (0205). */
export const tellOfLoss = async (
  { noticeId, tenantId, userId, at }: NoticeOf<'keeper-lost'>,
  delivery: Delivery,
): Promise<Delivered> => {
  const tenant = await delivery.tenantOf(tenantId);
  const person = await tenant.findPerson(userId);
  if (person === undefined || person.email === '') return 'nobody';
  const text = [
    `${oneLine(person.name, 60)} 様`,
    '',
    'ほかの管理者が、あなたを停止したか、あなたから「ロールと権限を変更する」の権限を外しました。',
    `日時：${momentInWords(at)}`,
    '',
    `心当たりがないときは、すぐに会社の責任者にお知らせください。管理者が1人になると、${aloneDays}日後から1人で権限を付けられるようになります。`,
    '',
    'STAFee',
  ].join('\n');
  const sender = await tenant.findSender();
  const mail = { to: person.email, subject: '【STAFee】管理者の権限がなくなりました', text, sender };
  const place = { noticeId, about: personTarget(userId), userId };
  return tenant.once(place, delivery.now, () => delivery.send(mail));
};
