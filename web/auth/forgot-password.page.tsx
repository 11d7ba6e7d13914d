import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { DoorPage } from '#web/auth/door-page.tsx';
import { rememberedCompanyCode } from '#web/api/remembered-sign-in.ts';
import { RequestResetForm } from '#web/auth/request-reset-form.view.tsx';

export const ForgotPasswordPage = () => (
  <DoorPage
    title="パスワードの再設定"
    foot={
      <Text size="sm" ta="center">
        <Anchor component={Link} to="/sign-in" inherit>
          サインインへ戻る
        </Anchor>
      </Text>
    }
  >
    <RequestResetForm companyCode={rememberedCompanyCode()} />
  </DoorPage>
);
