import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { rememberCsrfToken } from '#web/api/client.ts';
import type { SignInAnswer } from '#web/api/contract.ts';
import { reportSignedIn } from '#web/app/signed-out.ts';
import { FirstPasswordForm } from '#web/auth/first-password-form.view.tsx';
import { safeReturnPath } from '#web/auth/password-policy.ts';
import { SignInForm } from '#web/auth/sign-in-form.view.tsx';

type Challenge = Extract<SignInAnswer, { readonly outcome: 'new-password-required' }>;

export const SignInPage = () => {
  const [challenge, challengeBy] = useState<Challenge>();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const follow = async (answer: SignInAnswer): Promise<void> => {
    if (answer.outcome === 'new-password-required') {
      challengeBy(answer);
      return;
    }
    rememberCsrfToken(answer.csrfToken);
    client.clear();
    reportSignedIn();
    await navigate(safeReturnPath(search.get('from')), { replace: true });
  };
  return (
    <Box
      component="main"
      mih="100dvh"
      px="md"
      py={{ base: 40, sm: 88 }}
      style={{ display: 'grid', placeItems: 'start center' }}
    >
      <title>サインイン | STAFee</title>
      <Stack w="100%" maw={400} gap="lg">
        <Group justify="center" gap={10}>
          <Title order={1} c="indigo" fz={34}>
            STAFee
          </Title>
        </Group>
        <Text ta="center" c="dimmed" mt={-12}>
          申請から承認・仕訳・会計ソフトまで
        </Text>
        <Box className="sf-paper" p={{ base: 'lg', sm: 'xl' }}>
          <Title order={2} mb="md">
            {challenge === undefined ? 'サインイン' : 'パスワードの設定'}
          </Title>
          {challenge === undefined ? (
            <SignInForm onAnswer={(answer) => void follow(answer)} />
          ) : (
            <FirstPasswordForm
              challengeId={challenge.challengeId}
              policy={challenge.policy}
              onSignedIn={(answer) => void follow(answer)}
            />
          )}
        </Box>
        <Text size="sm" c="dimmed" ta="center">
          企業コードやパスワードがわからないときは、会社の管理者に連絡してください。
        </Text>
      </Stack>
    </Box>
  );
};
