import { Anchor, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { pageSession } from '#web/api/page-session.ts';
import { DoorPage } from '#web/auth/door-page.tsx';
import { safeReturnPath } from '#web/auth/password-policy.ts';
import { rememberedCompanyCode } from '#web/api/remembered-sign-in.ts';
import { SignInSteps } from '#web/auth/sign-in-steps.view.tsx';

export const SignInPage = () => {
  const [step, setStep] = useState<string>();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const enter = async (): Promise<void> => {
    pageSession.leave();
    client.clear();
    await navigate(safeReturnPath(search.get('from')), { replace: true });
  };
  return (
    <DoorPage
      title={step ?? 'サインイン'}
      foot={
        <Text size="sm" c="dimmed" ta="center">
          企業コードやサインインIDがわからないときは、会社の管理者に連絡してください。
        </Text>
      }
    >
      <SignInSteps
        known={{ companyCode: rememberedCompanyCode(), loginId: '' }}
        onSignedIn={() => void enter()}
        onStep={setStep}
      />
      {step !== undefined ? null : (
        <Text mt="md" ta="center" size="sm">
          <Anchor component={Link} to="/forgot-password" inherit>
            パスワードを忘れた
          </Anchor>
        </Text>
      )}
    </DoorPage>
  );
};
