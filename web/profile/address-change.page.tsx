import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { logOut } from '#contract/auth.ts';
import { confirmOwnAddress, showMyProfile } from '#contract/own-address.ts';
import { useAnswer, useSend } from '#web/api/contract-client.ts';
import { isSignedOut, problemOf, sayFailure } from '#web/api/problem.ts';
import { forgetLoginId, rememberedCompanyCode } from '#web/api/remembered-sign-in.ts';
import { pageSession, tellOtherTabs } from '#web/api/page-session.ts';
import { useMeQuery } from '#web/api/session.tsx';
import { DoorPage } from '#web/auth/door-page.tsx';
import { SignInSteps } from '#web/auth/sign-in-steps.view.tsx';
import { useLinkToken } from '#web/auth/link-token.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellError } from '#web/ui/tell.ts';
import { Waiting } from '#web/ui/waiting.tsx';

const ToMyPage = () => (
  <Button component={Link} to="/me" variant="default">
    マイページへ
  </Button>
);

/** On a machine that several use the link may be somebody else's: he signs in here, and the link stays open. */
const AsAnother = () => {
  const client = useQueryClient();
  const leave = (): void => {
    forgetLoginId();
    tellOtherTabs();
    pageSession.leave();
    void client.resetQueries();
  };
  const leaving = useSend(logOut, leave);
  const onError = (error: Error): void => (isSignedOut(error) ? leave() : tellError(error));
  return (
    <Button variant="default" loading={leaving.isPending} onClick={() => leaving.mutate({}, { onError })}>
      別の利用者でサインインする
    </Button>
  );
};

const WaysOn = () => (
  <Group gap="sm">
    <ToMyPage />
    <AsAnother />
  </Group>
);

const Done = ({ email }: { readonly email: string }) => (
  <Stack gap="md">
    <Notice tone="good" title="メールアドレスを変更しました" isUrgent>
      これからのお知らせは {email} に届きます。
    </Notice>
    <ToMyPage />
  </Stack>
);

type Change = { readonly from: string; readonly to: string };
type ConfirmProps = {
  readonly token: string;
  readonly name: string;
  readonly change: Change;
  readonly onDone: (email: string) => void;
};

/** By a click alone: whoever opens links in mails only to look at them changes nothing. */
const Confirm = ({ token, name, change: { from, to }, onDone }: ConfirmProps) => {
  const confirming = useSend(confirmOwnAddress, ({ email }) => onDone(email));
  const failure = confirming.error;
  return (
    <Stack gap="md">
      {failure === null ? (
        <>
          <Text size="sm">
            {name}
            さんとしてサインインしています。ボタンを押すと、お知らせとパスワードの再設定のメールの届く先が変わります。
          </Text>
          <Stack component="dl" gap={4} m={0} fz="sm">
            <dt>いまのメールアドレス</dt>
            <Text component="dd" m={0} fw={600} style={{ overflowWrap: 'anywhere' }}>
              {from}
            </Text>
            <dt>新しいメールアドレス</dt>
            <Text component="dd" m={0} fw={600} style={{ overflowWrap: 'anywhere' }}>
              {to}
            </Text>
          </Stack>
          <Text size="sm">
            新しいメールアドレスに心当たりがないときは、押さずに、パスワードを変更してください。
          </Text>
        </>
      ) : (
        <Notice tone="warn" title={problemOf(failure)?.title} isUrgent>
          {sayFailure(failure)}
        </Notice>
      )}
      <Button loading={confirming.isPending} onClick={() => confirming.mutate({ body: { token } })}>
        メールアドレスの変更を確定する
      </Button>
      {failure === null ? null : <WaysOn />}
    </Stack>
  );
};

/** To which address it goes is said before it is so: whoever sent the link may not be he who opens it. */
const Asked = ({ token, name, onDone }: Omit<ConfirmProps, 'change'>) => {
  const { data, error, refetch } = useAnswer(showMyProfile, {}, { staleTime: 0 });
  // As it was when the page opened: the answer to the confirmation asks for the profile anew.
  const [change, setChange] = useState<Change>();
  if (change === undefined && data?.askedAddress !== undefined)
    setChange({ from: data.email, to: data.askedAddress.email });
  if (change !== undefined) return <Confirm token={token} name={name} change={change} onDone={onDone} />;
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  return (
    <Stack gap="md">
      <Notice tone="warn" title="確定するものがありません">
        {name}
        さんには、確定を待っているメールアドレスの変更がありません。すでに確定したか、期限が過ぎたか、取り消されたか、ほかの利用者あてのリンクです。
      </Notice>
      <WaysOn />
    </Stack>
  );
};

const Content = ({ token, onDone }: Pick<ConfirmProps, 'token' | 'onDone'>) => {
  const { data: me, error, refetch } = useMeQuery();
  if (token === '')
    return (
      <Notice tone="warn" isUrgent>
        メールのリンクを開いてください。リンクが途中で切れているときは、全体を貼り付けて開いてください。
      </Notice>
    );
  if (me !== undefined) return <Asked token={token} name={me.user.name} onDone={onDone} />;
  if (error === null) return <Waiting />;
  if (!isSignedOut(error)) return <Failure error={error} onRetry={() => void refetch()} />;
  const enter = (): void => {
    pageSession.leave();
    void refetch();
  };
  return (
    <Stack gap="md">
      <Text size="sm">変更を確定するには、まずサインインしてください。</Text>
      <SignInSteps known={{ companyCode: rememberedCompanyCode(), loginId: '' }} onSignedIn={enter} />
    </Stack>
  );
};

/** Behind the link that a new mail address was sent. */
export const AddressChangePage = () => {
  const [email, setEmail] = useState<string>();
  const token = useLinkToken();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const finish = (confirmed: string): void => {
    setEmail(confirmed);
    void navigate(pathname, { replace: true });
  };
  return (
    <DoorPage title="メールアドレスの変更">
      {email === undefined ? <Content token={token} onDone={finish} /> : <Done email={email} />}
    </DoorPage>
  );
};
