import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { rememberCsrfToken, write } from '#web/api/client.ts';
import type { PasswordPolicy } from '#domain/tenants/password-policy.ts';
import { sayFailure } from '#web/api/problem.ts';
import { NewPasswordFields } from '#web/auth/password-fields.view.tsx';
import { keepsPolicy } from '#web/auth/password-policy.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.tsx';

const blank = { current: '', password: '', repeated: '' };

type Change = { readonly currentPassword: string; readonly newPassword: string };

/** The session is renewed with the password, and its CSRF token with it. */
const changePassword = async (change: Change): Promise<void> => {
  const answer = await write<{ readonly csrfToken?: string } | undefined>('POST', '/api/me/password', change);
  if (answer?.csrfToken !== undefined) rememberCsrfToken(answer.csrfToken);
};

const eyeButton = { 'aria-label': 'パスワードの表示を切り替える', tabIndex: 0, 'aria-hidden': false };

export const ChangePasswordForm = ({ policy }: { readonly policy: PasswordPolicy }) => {
  const [typed, type] = useState(blank);
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      type(blank);
      tellDone('パスワードを変更しました');
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ currentPassword: typed.current, newPassword: typed.password });
      }}
    >
      <Stack gap="md" maw={420}>
        {change.error === null ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(change.error)}
          </Notice>
        )}
        <PasswordInput
          label="現在のパスワード"
          required
          withAsterisk={false}
          autoComplete="current-password"
          visibilityToggleButtonProps={eyeButton}
          value={typed.current}
          onChange={({ currentTarget: { value } }) => type((before) => ({ ...before, current: value }))}
        />
        <NewPasswordFields
          policy={policy}
          password={typed.password}
          repeated={typed.repeated}
          onPassword={(password) => type((before) => ({ ...before, password }))}
          onRepeated={(repeated) => type((before) => ({ ...before, repeated }))}
        />
        <Group>
          <Button
            type="submit"
            loading={change.isPending}
            disabled={
              typed.current === '' ||
              !keepsPolicy(policy, typed.password) ||
              typed.password !== typed.repeated
            }
          >
            パスワードを変更する
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
