import { guardedRights } from '#domain/rights/guarded-rights.ts';
import { holds } from '#domain/rights/reach.ts';
import { aloneDays, aloneFromMillis, requestDays, stateAt } from '#domain/second-person/request.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { originFor } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import type { Delivered, Delivery } from './delivery.ts';
import { oneLine } from './mail-text.ts';
import { momentInWords } from '#domain/calendar/moment-in-words.ja.ts';

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

type Tenant = Awaited<ReturnType<Delivery['tenantOf']>>;
type Request = NonNullable<Awaited<ReturnType<Tenant['findSecondRequest']>>>;

/** Whether it is asked for, or was done, by one who has nobody beside him (docs/decisions/0205). */
const isByOne = ({ isAlone, wasAlone }: Request, act: Told['act']): boolean =>
  (act === 'asked' && isAlone === true) || (act === 'approved' && wasAlone === true);

/** A message for each: the others, whoever asked, or where he has nobody beside him all of them. */
export const passOnSecondPerson = async (
  { kind: _kind, ...notice }: NoticeOf<'second-person'>,
  delivery: Delivery,
): Promise<Delivered> => {
  const tenant = await delivery.tenantOf(notice.tenantId);
  const request = await tenant.findSecondRequest(notice.requestId);
  if (request === undefined) return 'nobody';
  const { askedBy, told } = request;
  const others = notice.act === 'asked' ? told : [askedBy];
  const whom = isByOne(request, notice.act) ? [askedBy, ...told] : others;
  if (whom.length === 0) return 'nobody';
  await delivery.queue(whom.map((userId) => ({ kind: 'second-person-told', ...notice, userId })));
  return 'passed-on';
};

type Person = NonNullable<Awaited<ReturnType<Tenant['findPerson']>>>;

const keepsAccess = ({ isActive, rights }: Person): boolean => isActive && holds(rights, 'access.keep');

/** Whether he still is to hear of it: of what one carries out by himself each administrator, of the rest who may decide. */
const isToHear = (person: Person, request: Request, act: Told['act']): boolean =>
  isByOne(request, act)
    ? person.isActive && guardedRights.some((right) => holds(person.rights, right))
    : keepsAccess(person);

/** @param whose 「あなた」 or whoever asked */
const wordsOfOne = (
  { askedAt }: Request,
  {
    act,
    isOwn,
    askedByName,
  }: { readonly act: Told['act']; readonly isOwn: boolean; readonly askedByName: string },
): { readonly subject: string; readonly happened: string } => {
  const who = isOwn ? 'あなた' : `${oneLine(askedByName, 60)}さん`;
  const hurry = isOwn
    ? '心当たりがないときは、すぐにこの依頼を取り下げて、パスワードを変更してください。'
    : '心当たりがないときや、反対のときは、すぐに会社の責任者にお知らせください。「ロールと権限を変更する」の権限がある人は、それまでに却下できます。';
  if (act === 'approved')
    return {
      subject: '権限に関わる変更を1人の管理者が実行しました',
      happened: `${who}が、権限に関わる変更を、ほかの管理者の承認なしに実行しました。心当たりがないときは、至急、会社の責任者にお知らせください。`,
    };
  const from = momentInWords(instantOf(new Date(aloneFromMillis(askedAt))));
  return {
    subject: '権限に関わる変更を1人の管理者が依頼しました',
    happened: `${who}が、権限に関わる変更を依頼しました。ほかに承認できる管理者がいないため、${from}から、${who}だけで実行できるようになります。${hurry}`,
  };
};

/** One administrator, once, who still is one; what is asked for stands in no mail. */
export const tellOfSecondPerson = async (notice: Told, delivery: Delivery): Promise<Delivered> => {
  const { noticeId, tenantId, userId, requestId, act, at } = notice;
  const tenant = await delivery.tenantOf(tenantId);
  const request = await tenant.findSecondRequest(requestId);
  if (request === undefined) return 'nobody';
  const { askedBy } = request;
  const isOwn = askedBy === userId;
  const [person, asker] = await Promise.all([userId, askedBy].map((id) => tenant.findPerson(id)));
  if (person === undefined || !isToHear(person, request, act)) return 'nobody';
  const isWaiting = stateAt(request, delivery.now()) === 'waiting';
  if (act === 'asked' && !(isWaiting && asker !== undefined && keepsAccess(asker))) return 'nobody';
  const { subject, happened } = isByOne(request, act)
    ? wordsOfOne(request, { act, isOwn, askedByName: asker?.name ?? '' })
    : words[act];
  const origin = originFor(delivery.appOrigin, tenantId, delivery.hosts);
  const link = ['内容は次のリンクからご確認ください。', '', `${origin}/access/requests`, ''];
  const text = [
    `${oneLine(person.name, 60)} 様`,
    '',
    happened,
    `日時：${momentInWords(at)}`,
    ...(keepsAccess(person) ? link : ['']),
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
