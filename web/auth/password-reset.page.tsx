import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { inspectResetLink } from '#contract/auth.ts';
import { send } from '#web/api/contract-client.ts';
import { problemOf, sayFailure } from '#web/api/problem.ts';
import { DoorPage } from '#web/auth/door-page.tsx';
import { ResetPasswordForm } from '#web/auth/reset-password-form.view.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

/**
 * The link's secret stands behind `#`, which no server and no other page is told. It leaves the address bar at once and
 * stays with this entry of the tab's history, so that the page may be loaded again.
 */
const useToken = (): string => {
  const { hash, pathname, state } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    if (hash.length > 1) void navigate(pathname, { replace: true, state: { token: hash.slice(1) } });
  }, [hash, navigate, pathname]);
  if (hash.length > 1) return hash.slice(1);
  const { token } = Object(state);
  return typeof token === 'string' ? token : '';
};

const Again = () => (
  <Text size="sm" ta="center">
    <Anchor component={Link} to="/forgot-password" inherit>
      もう一度手続きする
    </Anchor>
  </Text>
);

const Unusable = ({ error }: { readonly error: unknown }) => (
  <Stack gap="md">
    <Notice tone="warn" title={problemOf(error)?.title} isUrgent>
      {sayFailure(error)}
    </Notice>
    <Again />
  </Stack>
);

const NoLink = () => (
  <Stack gap="md">
    <Notice tone="warn" isUrgent>
      メールのリンクを開いてください。リンクが途中で切れているときは、全体を貼り付けて開いてください。
    </Notice>
    <Again />
  </Stack>
);

const Done = () => (
  <Stack gap="md">
    <Notice tone="good" title="パスワードを再設定しました" isUrgent>
      これまでのサインインは、すべての端末で終了しました。新しいパスワードでサインインしてください。
    </Notice>
    <Button component={Link} to="/sign-in" replace>
      サインインへ
    </Button>
  </Stack>
);

const Content = ({ token, onDone }: { readonly token: string; readonly onDone: () => void }) => {
  const { data: link, error } = useQuery({
    queryKey: [inspectResetLink.path, token],
    queryFn: () => send(inspectResetLink, { body: { token } }),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (token === '') return <NoLink />;
  if (error !== null) return <Unusable error={error} />;
  return link === undefined ? <Waiting /> : <ResetPasswordForm token={token} link={link} onDone={onDone} />;
};

/** Behind the link of a mail: a password of one's own. */
export const PasswordResetPage = () => {
  const [isDone, setDone] = useState(false);
  const token = useToken();
  const navigate = useNavigate();
  const finish = (): void => {
    setDone(true);
    void navigate('/password-reset', { replace: true });
  };
  return (
    <DoorPage title="新しいパスワード">
      {isDone ? <Done /> : <Content token={token} onDone={finish} />}
    </DoorPage>
  );
};
