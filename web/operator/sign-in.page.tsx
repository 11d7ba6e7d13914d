import { Anchor, Box, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { rememberCsrfToken } from '#web/api/client.ts';
import type { SignInAnswer, SignInStep } from '#web/operator/operator-api.ts';
import {
  AuthenticatorStep,
  CodeStep,
  NewPasswordStep,
  PasswordStep,
} from '#web/operator/sign-in-steps.view.tsx';

const titles: Readonly<Record<SignInStep['outcome'], string>> = {
  'new-password-required': 'パスワードの設定',
  'totp-setup-required': '認証アプリの登録',
  'totp-required': '確認コード',
};

type FormProps = { readonly step: SignInStep | undefined; readonly onNext: (answer: SignInAnswer) => void };

const Form = ({ step, onNext }: FormProps) => {
  switch (step?.outcome) {
    case undefined:
      return <PasswordStep onNext={onNext} />;
    case 'new-password-required':
      return <NewPasswordStep step={step} onNext={onNext} />;
    case 'totp-setup-required':
      return <AuthenticatorStep step={step} onNext={onNext} />;
    case 'totp-required':
      return <CodeStep step={step} onNext={onNext} />;
  }
};

/** Password, then the authenticator, always. */
export const SignInPage = ({ onSignedIn }: { readonly onSignedIn: () => void }) => {
  const [step, goTo] = useState<SignInStep>();
  const follow = (answer: SignInAnswer): void => {
    if (answer.outcome !== 'signed-in') {
      goTo(answer);
      return;
    }
    rememberCsrfToken(answer.csrfToken);
    onSignedIn();
  };
  return (
    <Box
      component="main"
      mih="100dvh"
      px="md"
      py={{ base: 40, sm: 88 }}
      style={{ display: 'grid', placeItems: 'start center' }}
    >
      <title>サインイン | STAFee 運用コンソール</title>
      <Stack w="100%" maw={440} gap="lg">
        <Stack gap={2} ta="center">
          <Title order={1} fz={30}>
            STAFee 運用コンソール
          </Title>
          <Text c="dimmed">操作はすべて記録されます。</Text>
        </Stack>
        <Box className="sf-paper" p={{ base: 'lg', sm: 'xl' }}>
          <Title order={2} mb="md">
            {step === undefined ? 'サインイン' : titles[step.outcome]}
          </Title>
          <Form step={step} onNext={follow} />
        </Box>
        {step === undefined ? null : (
          <Anchor component="button" type="button" size="sm" onClick={() => goTo(undefined)}>
            はじめからやり直す
          </Anchor>
        )}
      </Stack>
    </Box>
  );
};
