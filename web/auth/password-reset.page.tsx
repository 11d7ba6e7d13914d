import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { inspectResetLink } from '#contract/auth.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { send } from '#web/api/contract-client.ts';
import { problemOf, sayFailure } from '#web/api/problem.ts';
import { DoorPage } from '#web/auth/door-page.tsx';
import { useLinkToken } from '#web/auth/link-token.ts';
import { ResetPasswordForm } from '#web/auth/reset-password-form.view.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { partOnUse } from '#web/ui/on-use.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

/** Loaded by whoever gets so far. */
const PasswordSet = partOnUse(async () => (await import('#web/factors/password-set.view.tsx')).PasswordSet);

/** What the page behind a link says: of one who forgot his password, or of one who has none yet. */
type LinkWords = {
  readonly title: string;
  readonly done: string;
  readonly next: string;
  readonly submit: string;
  /** Who asks for another link himself. */
  readonly asksAgain: boolean;
};

const forgotten: LinkWords = {
  title: '新しいパスワード',
  done: 'パスワードを再設定しました',
  next: 'これまでのサインインは、すべての端末で終了しました。新しいパスワードでサインインしてください。',
  submit: 'パスワードを再設定する',
  asksAgain: true,
};

const first: LinkWords = {
  title: 'パスワードの設定',
  done: 'パスワードを設定しました',
  next: '企業コードとサインインIDは、招待のメールにあります。',
  submit: 'パスワードを設定する',
  asksAgain: false,
};

/** Somebody who has set his password goes on to sign in; another link comes by himself, or from whoever invites. */
const Again = ({ words }: { readonly words: LinkWords }) =>
  words.asksAgain ? (
    <Text size="sm" ta="center">
      <Anchor component={Link} to="/forgot-password" inherit>
        もう一度手続きする
      </Anchor>
    </Text>
  ) : (
    <Stack gap="xs" ta="center">
      <Text size="sm">リンクが使えないときは、貴社のテナント管理者に再招待を依頼してください。</Text>
      <Anchor component={Link} to="/sign-in" size="sm">
        パスワードを設定済みの方はサインインへ
      </Anchor>
    </Stack>
  );

const Unusable = ({ error, words }: { readonly error: unknown; readonly words: LinkWords }) => (
  <Stack gap="md">
    <Notice tone="warn" title={problemOf(error)?.title} isUrgent>
      {sayFailure(error)}
    </Notice>
    <Again words={words} />
  </Stack>
);

const NoLink = ({ words }: { readonly words: LinkWords }) => (
  <Stack gap="md">
    <Notice tone="warn" isUrgent>
      メールのリンクを開いてください。リンクが途中で切れているときは、全体を貼り付けて開いてください。
    </Notice>
    <Again words={words} />
  </Stack>
);

type Passkeys = AnswerOf<typeof inspectResetLink>['passkeys'];

type ContentProps = {
  readonly token: string;
  readonly words: LinkWords;
  readonly onDone: (passkeys: Passkeys) => void;
};

const Content = ({ token, words, onDone }: ContentProps) => {
  const { data: link, error } = useQuery({
    queryKey: [inspectResetLink.path, token],
    queryFn: () => send(inspectResetLink, { body: { token } }),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (token === '') return <NoLink words={words} />;
  if (error !== null) return <Unusable error={error} words={words} />;
  return link === undefined ? (
    <Waiting />
  ) : (
    <ResetPasswordForm token={token} link={link} submitLabel={words.submit} onDone={onDone} />
  );
};

const LinkPage = ({ words }: { readonly words: LinkWords }) => {
  const [left, setLeft] = useState<Passkeys>();
  const token = useLinkToken();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const finish = (passkeys: Passkeys): void => {
    setLeft(passkeys);
    void navigate(pathname, { replace: true });
  };
  return (
    <DoorPage title={words.title}>
      {left === undefined ? (
        <Content token={token} words={words} onDone={finish} />
      ) : (
        <PasswordSet words={words} passkeys={left} />
      )}
    </DoorPage>
  );
};

/** Behind the link of a mail: a password of one's own. */
export const PasswordResetPage = () => <LinkPage words={forgotten} />;

/** The same behind the link that invites. */
export const FirstPasswordPage = () => <LinkPage words={first} />;
