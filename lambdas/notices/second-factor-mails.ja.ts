import type { Instant } from '#domain/kernel/time.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import { momentInWords } from './moment-in-words.ja.ts';

/** Tells the person in case it was somebody else. */
export const secondFactorEndedMail = ({
  to,
  name,
  at,
}: {
  readonly to: string;
  readonly name: string;
  readonly at: Instant;
}): Mail => ({
  to,
  subject: '【STAFee】認証アプリの登録が解除されました',
  text: [
    `${name} 様`,
    '',
    `${momentInWords(at)}に、二段階認証の認証アプリの登録が解除されたか、リカバリーコードが使われました。`,
    '二段階認証を続けるときは、サインイン後に「二段階認証」の画面から、もう一度登録してください。',
    '',
    '心当たりがない場合は、第三者が操作したおそれがあります。至急、貴社のテナント管理者にお知らせください。',
    '',
    'STAFee',
  ].join('\n'),
});
