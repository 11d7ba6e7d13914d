import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '#web/api/client.ts';
import type { SignInAnswer } from '#web/api/contract.ts';
import { problemOf, sayFailure } from '#web/api/problem.ts';
import { Notice } from '#web/ui/notice.tsx';

type Credentials = { readonly companyCode: string; readonly loginId: string; readonly password: string };

const blank: Credentials = { companyCode: '', loginId: '', password: '' };

const eyeButton = { 'aria-label': 'パスワードの表示を切り替える', tabIndex: 0, 'aria-hidden': false };

export const SignInForm = ({ onAnswer }: { readonly onAnswer: (answer: SignInAnswer) => void }) => {
  const [typed, type] = useState(blank);
  const signIn = useMutation({
    mutationFn: (credentials: Credentials) =>
      write<SignInAnswer>('POST', '/api/auth/login', {
        companyCode: credentials.companyCode.trim(),
        loginId: credentials.loginId.trim(),
        password: credentials.password,
      }),
    onSuccess: onAnswer,
    onError: () => type((before) => ({ ...before, password: '' })),
  });
  const isLocked = problemOf(signIn.error)?.code === 'login-locked';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate(typed);
      }}
    >
      <Stack gap="md">
        {signIn.error === null ? null : (
          <Notice tone={isLocked ? 'warn' : 'bad'} isUrgent>
            {sayFailure(signIn.error)}
          </Notice>
        )}
        <TextInput
          label="企業コード"
          required
          withAsterisk={false}
          autoComplete="organization"
          autoCapitalize="none"
          value={typed.companyCode}
          onChange={({ currentTarget: { value } }) => type((before) => ({ ...before, companyCode: value }))}
        />
        <TextInput
          label="ログインID"
          required
          withAsterisk={false}
          autoComplete="username"
          autoCapitalize="none"
          value={typed.loginId}
          onChange={({ currentTarget: { value } }) => type((before) => ({ ...before, loginId: value }))}
        />
        <PasswordInput
          label="パスワード"
          required
          withAsterisk={false}
          autoComplete="current-password"
          visibilityToggleButtonProps={eyeButton}
          value={typed.password}
          onChange={({ currentTarget: { value } }) => type((before) => ({ ...before, password: value }))}
        />
        <Button type="submit" fullWidth loading={signIn.isPending} mt="xs">
          サインイン
        </Button>
      </Stack>
    </form>
  );
};
