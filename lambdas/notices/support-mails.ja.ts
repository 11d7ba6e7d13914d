import { grantParts, mostHours, type SupportGrant } from '#domain/support/support-grant.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import type { NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import { oneLine, setIn } from './mail-text.ts';
import { momentInWords } from '#domain/calendar/moment-in-words.ja.ts';

type Act = NoticeOf<'support-told'>['act'];

const words: Readonly<
  Record<Act, { readonly subject: string; readonly what: string; readonly next: string }>
> = {
  asked: {
    subject: 'サポートから閲覧の許可の依頼があります',
    what: 'STAFeeのサポート担当者が、貴社のデータの閲覧の許可を依頼しています。許可するまで、サポート担当者は何も閲覧できません。',
    next: '内容を確かめて、許可するか拒否してください。お問い合わせの心当たりがないときは、拒否してください。',
  },
  given: {
    subject: 'サポートに閲覧を許可しました',
    what: '次の範囲と時間で、サポート担当者の閲覧が許可されました。',
    next: 'いつでも取り消せます。だれが何を閲覧したかは、画面で確認できます。',
  },
  refused: {
    subject: 'サポートの閲覧の依頼を拒否しました',
    what: 'サポート担当者の閲覧の依頼は拒否されました。何も閲覧されていません。',
    next: '経緯は画面で確認できます。',
  },
  withdrawn: {
    subject: 'サポートの閲覧の許可を取り消しました',
    what: 'サポート担当者の閲覧の許可が取り消されました。これ以降は閲覧できません。',
    next: '閲覧したものの記録は、画面で確認できます。',
  },
  ended: {
    subject: 'サポートの閲覧が終わりました',
    what: 'サポート担当者が、閲覧を終えたか、依頼を取り下げました。これ以降は閲覧できません。',
    next: '閲覧したものの記録は、画面で確認できます。',
  },
  over: {
    subject: 'サポートの閲覧の期間が終わりました',
    what: '許可した時間が過ぎたため、サポート担当者は閲覧できなくなりました。',
    next: '閲覧したものの記録は、画面で確認できます。',
  },
};

type Told = {
  readonly act: Act;
  readonly at: Instant;
  readonly grant: SupportGrant;
  /** Where the company answers and looks. */
  readonly origin: string;
};

/** To an administrator: what is asked, by whom, why, and what became of it. */
export const supportMail = (
  { to, name }: { readonly to: string; readonly name: string },
  { act, at, grant, origin }: Told,
): Mail => {
  const { subject, what, next } = words[act];
  const until = grant.until === undefined ? [] : [`  期限: ${momentInWords(grant.until)}`];
  return {
    to,
    subject: `【STAFee】${subject}`,
    text: [
      `${oneLine(name, 60)} 様`,
      '',
      what,
      '',
      `  日時: ${momentInWords(at)}`,
      `  担当者: ${oneLine(grant.operatorName, 60)}`,
      `  範囲: ${grant.parts.map((part) => grantParts[part].words).join('、')}`,
      `  時間: ${Math.min(grant.hours, mostHours)}時間`,
      ...until,
      '  理由:',
      setIn(grant.reason, 200),
      '',
      next,
      '',
      `${origin}/support-access`,
      '',
      'STAFee',
    ].join('\n'),
  };
};
