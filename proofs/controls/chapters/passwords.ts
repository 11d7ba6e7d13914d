import * as door from '#proofs/controls/assertions/door.ts';
import { behaviour, template, type Control } from '#proofs/controls/control.ts';

const signIn = 'test/auth/first-sign-in.local.test.ts';
const rules = 'test/auth/sign-in-rules.local.test.ts';
const session = 'test/auth/session.local.test.ts';
const standing = 'test/auth/standing.local.test.ts';
const onboarding = 'test/tenants/onboard-tenant.local.test.ts';
const forgotten = 'test/journeys/password-reset.journey.local.test.ts';
const strangers = 'test/journeys/password-reset-strangers.journey.local.test.ts';

/** 9.2.4: passwords, from the first one to one that was forgotten. */
export const passwords: Control = {
  id: '9.2.4',
  title: '利用者の秘密認証情報の管理',
  promises: [
    {
      sentence: '初期利用時に、管理者権限を持つ利用者 ID とパスワードを、別々のメールでお知らせします。',
      mechanism: ['lambdas/tenants/onboard-tenant.ts'],
      proofs: [
        behaviour(onboarding, 'mails each person the way in and, apart from it, a temporary password'),
        behaviour(
          'test/tenants/run-onboarding.local.test.ts',
          'makes the company once, wherever it is killed, and sends no mail twice by itself (9.2.1, 9.2.4)',
        ),
      ],
    },
    {
      sentence: '初期パスワードは、初回サインイン時に必ず変更していただきます。',
      mechanism: ['lambdas/auth', 'lib/stacks/identity.ts'],
      proofs: [
        template(door.passwordsStrong),
        template(door.tokensShort),
        behaviour(signIn, 'asks for a new one and starts no session (T-01)'),
        behaviour(signIn, 'takes a strong password after a weak one, once'),
      ],
    },
    {
      sentence: 'パスワードは、利用者がいつでも変更できます。',
      mechanism: ['lambdas/auth', 'lib/routes.ts'],
      proofs: [
        behaviour(session, 'rotates the session'),
        behaviour(standing, 'leaves no old session beside a new password, wherever it stops'),
      ],
    },
    {
      sentence:
        'パスワードを忘れた利用者は、登録済みのメールアドレスに届く一度限りのリンクで、各自設定し直せます。',
      added: true,
      mechanism: ['lambdas/auth', 'lambdas/notices', 'lib/stacks/messaging.ts'],
      proofs: [
        behaviour(strangers, 'is answered alike after the same calls, and a mail goes to nobody else'),
        behaviour(forgotten, 'uses the link once'),
        behaviour(forgotten, 'ends all his sessions, wherever they are'),
        behaviour(
          'test/journeys/password-reset-crashes.journey.local.test.ts',
          'is set once when it is sent again (after %i calls)',
        ),
      ],
    },
    {
      sentence: 'パスワードポリシーをお客様が設定できます。',
      mechanism: ['domain/tenants/sign-in-rules.ts', 'lambdas/sign-in-rules'],
      proofs: [
        behaviour(rules, 'can never be laxer than ours: %s'),
        behaviour(
          rules,
          'ask whoever has too short a password for a longer one at his next sign-in, and let nobody keep his',
        ),
      ],
    },
  ],
};
