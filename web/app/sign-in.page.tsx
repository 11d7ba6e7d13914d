import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { pageSession } from '#web/api/page-session.ts';
import { safeReturnPath } from '#web/auth/password-policy.ts';
import { rememberedCompanyCode } from '#web/auth/remembered-sign-in.ts';
import { SignInSteps } from '#web/auth/sign-in-steps.view.tsx';

export const SignInPage = () => {
  const [isFirst, setFirst] = useState(false);
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const enter = async (): Promise<void> => {
    pageSession.leave();
    client.clear();
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
            {isFirst ? 'パスワードの設定' : 'サインイン'}
          </Title>
          <SignInSteps
            known={{ companyCode: rememberedCompanyCode(), loginId: '' }}
            onSignedIn={() => void enter()}
            onChallenge={() => setFirst(true)}
          />
        </Box>
        <Text size="sm" c="dimmed" ta="center">
          企業コードやパスワードがわからないときは、会社の管理者に連絡してください。
        </Text>
      </Stack>
    </Box>
  );
};
