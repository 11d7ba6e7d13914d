import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { logOut } from '#contract/auth.ts';
import { useSend } from '#web/api/contract-client.ts';
import { pageSession, tellOtherTabs } from '#web/api/page-session.ts';
import { isSignedOut } from '#web/api/problem.ts';
import { useMe } from '#web/api/session.tsx';
import { ChangePasswordForm } from '#web/auth/change-password-form.view.tsx';
import { forgetLoginId } from '#web/api/remembered-sign-in.ts';
import { Card } from '#web/ui/card.tsx';
import { partOnUse } from '#web/ui/on-use.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { tellError } from '#web/ui/tell.ts';
import { MailChoiceCard } from '#web/users/mail-choice.tsx';

/** Loaded beside the page. */
const OwnCards = partOnUse(async () => (await import('#web/profile/own-cards.tsx')).OwnCards);

/** Loaded by whoever has a new password: it ends none of them. */
const OwnPasskeysLeft = partOnUse(
  async () => (await import('#web/factors/own-passkeys-left.tsx')).OwnPasskeysLeft,
);

const SignOut = () => {
  const client = useQueryClient();
  const leave = () => {
    client.clear();
    forgetLoginId();
    tellOtherTabs();
    pageSession.leave();
    window.location.assign('/sign-in');
  };
  const signOut = useSend(logOut, leave);
  const onError = (error: Error): void => {
    if (isSignedOut(error)) leave();
    else tellError(error);
  };
  return (
    <Card title="サインアウト">
      <Group justify="space-between">
        <Text size="sm">
          共用のパソコンでは、使い終わったらサインアウトしてください。
          <Anchor component={Link} to="/me/sessions" inherit>
            サインイン中の端末
          </Anchor>
        </Text>
        <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate({}, { onError })}>
          サインアウト
        </Button>
      </Group>
    </Card>
  );
};

/** マイページ. */
export const MyPage = () => {
  const me = useMe();
  const [isChanged, setChanged] = useState(false);
  return (
    <>
      <PageHead title="マイページ" />
      <Stack gap="lg">
        <OwnCards />
        <MailChoiceCard />
        <Card title="パスワードの変更">
          <Stack gap="md">
            <ChangePasswordForm policy={me.passwordPolicy} onChanged={() => setChanged(true)} />
            {isChanged ? <OwnPasskeysLeft /> : null}
          </Stack>
        </Card>
        <SignOut />
      </Stack>
    </>
  );
};
