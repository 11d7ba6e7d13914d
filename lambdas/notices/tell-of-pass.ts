import { originFor } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import type { Delivered, Delivery } from './delivery.ts';
import { oneLine } from './mail-text.ts';

type Told = NoticeOf<'commuter-pass-told'>;

const words: Readonly<Record<Told['act'], { readonly subject: string; readonly happened: string }>> = {
  register: { subject: '通勤定期が登録されました', happened: '管理者が、あなたの通勤定期を登録しました。' },
  confirm: { subject: '通勤定期が確定しました', happened: '申請した通勤定期が確定しました。' },
  'send-back': {
    subject: '通勤定期が差し戻されました',
    happened: '申請した通勤定期が差し戻されました。理由を確認し、必要なときはもう一度申請してください。',
  },
  end: { subject: '通勤定期が終了しました', happened: '管理者が、あなたの通勤定期を終了しました。' },
};

/** Its owner hears what became of his 通勤定期; where he lives stands in no mail. */
export const tellOfPass = async (notice: Told, delivery: Delivery): Promise<Delivered> => {
  const { noticeId, tenantId, userId, act } = notice;
  const tenant = await delivery.tenantOf(tenantId);
  const person = await tenant.findPerson(userId);
  if (person === undefined || !person.isActive) return 'nobody';
  const { subject, happened } = words[act];
  const origin = originFor(delivery.appOrigin, tenantId, delivery.hosts);
  const text = [
    `${oneLine(person.name, 60)} 様`,
    '',
    happened,
    '内容は次のリンクからご確認ください。',
    '',
    `${origin}/me`,
    '',
    'STAFee',
  ].join('\n');
  const sender = await tenant.findSender();
  const mail = { to: person.email, subject: `【STAFee】${subject}`, text, sender };
  const place = { noticeId, about: personTarget(userId), userId };
  return tenant.once(place, delivery.now, () => delivery.send(mail));
};
