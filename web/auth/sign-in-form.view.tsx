import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import { logIn } from '#contract/sign-in.ts';
import { refusalOf, useSend } from '#web/api/contract-client.ts';
import { sayFailure } from '#web/api/problem.ts';
import type { SignInNames } from '#web/api/remembered-sign-in.ts';
import { Notice } from '#web/ui/notice.tsx';

const eyeButton = { 'aria-label': 'パスワードの表示を切り替える', tabIndex: 0, 'aria-hidden': false };

export type SignInAnswer = AnswerOf<typeof logIn>;

type SignInFormProps = {
  /** What is known already: the first field that is empty gets the focus. */
  readonly known: SignInNames;
  readonly onAnswer: (answer: SignInAnswer, typed: SignInNames & { readonly password: string }) => void;
};

const useSignIn = ({ known, onAnswer }: SignInFormProps) => {
  const [typed, type] = useState({ ...known, password: '' });
  const signIn = useSend(logIn, (answer) => onAnswer(answer, typed));
  const send = (): void =>
    signIn.mutate({ body: typed }, { onError: () => type((before) => ({ ...before, password: '' })) });
  const set = (change: Partial<typeof typed>) => type((before) => ({ ...before, ...change }));
  return { typed, set, signIn, send };
};

const firstEmpty = ({ companyCode, loginId }: SignInNames) => {
  if (companyCode === '') return 'companyCode';
  return loginId === '' ? 'loginId' : 'password';
};

export const SignInForm = (props: SignInFormProps) => {
  const { typed, set, signIn, send } = useSignIn(props);
  const form = useRef<HTMLFormElement>(null);
  // A page gives the focus itself, a dialog where the attribute stands.
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  const first = firstEmpty(props.known);
  const focusAt = (field: typeof first) => (field === first ? true : undefined);
  const isLocked = refusalOf(logIn, signIn.error)?.kind === 'login-locked';
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
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
          data-autofocus={focusAt('companyCode')}
          value={typed.companyCode}
          onChange={({ currentTarget: { value } }) => set({ companyCode: value })}
        />
        <TextInput
          label="サインインID"
          required
          withAsterisk={false}
          autoComplete="username"
          autoCapitalize="none"
          data-autofocus={focusAt('loginId')}
          value={typed.loginId}
          onChange={({ currentTarget: { value } }) => set({ loginId: value })}
        />
        <PasswordInput
          label="パスワード"
          required
          withAsterisk={false}
          autoComplete="current-password"
          visibilityToggleButtonProps={eyeButton}
          data-autofocus={focusAt('password')}
          value={typed.password}
          onChange={({ currentTarget: { value } }) => set({ password: value })}
        />
        <Button type="submit" fullWidth loading={signIn.isPending} mt="xs">
          サインイン
        </Button>
      </Stack>
    </form>
  );
};
