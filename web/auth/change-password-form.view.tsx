import { Button, Group, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { changePassword } from '#contract/auth.ts';
import { rememberCsrfToken } from '#web/api/client.ts';
import { useSend } from '#web/api/contract-client.ts';
import { tellOtherTabs } from '#web/api/page-session.ts';
import type { PasswordPolicy } from '#domain/tenants/password-policy.ts';
import { sayFailure } from '#web/api/problem.ts';
import { NewPasswordFields } from '#web/auth/password-fields.view.tsx';
import { useNewPassword } from '#web/auth/use-new-password.ts';
import { focusFirstFault } from '#web/ui/focus-first-fault.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';
import { SecretField } from '#web/ui/secret-field.view.tsx';

type ChangeProps = { readonly policy: PasswordPolicy; readonly onChanged: () => void };

const useChange = ({ policy, onChanged }: ChangeProps) => {
  const [current, setCurrent] = useState('');
  const [isTried, setTried] = useState(false);
  const { fields, submit, clear } = useNewPassword(policy);
  // The session is renewed with the password, and its CSRF token with it.
  const change = useSend(changePassword, ({ csrfToken }) => {
    rememberCsrfToken(csrfToken);
    tellOtherTabs();
    setCurrent('');
    setTried(false);
    clear();
    tellDone('パスワードを変更しました');
    onChanged();
  });
  const send = (event: FormEvent<HTMLFormElement>): void => {
    const form = event.currentTarget;
    setTried(true);
    submit(event, (newPassword) => {
      if (current === '') focusFirstFault(form);
      else change.mutate({ body: { currentPassword: current, newPassword } });
    });
  };
  const missing = isTried && current === '' ? '入力してください' : undefined;
  return { current, setCurrent, missing, fields, send, change };
};

export const ChangePasswordForm = (props: ChangeProps) => {
  const { current, setCurrent, missing, fields, send, change } = useChange(props);
  return (
    <form noValidate onSubmit={send}>
      <Stack gap="md" maw={420}>
        {change.error === null ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(change.error)}
          </Notice>
        )}
        <SecretField
          label="現在のパスワード"
          kind="current"
          value={current}
          error={missing}
          onType={setCurrent}
        />
        <NewPasswordFields {...fields} />
        <Group>
          <Button type="submit" loading={change.isPending}>
            パスワードを変更する
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
