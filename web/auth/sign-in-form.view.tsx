import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import { logIn } from '#contract/sign-in.ts';
import { refusalOf, useDeed, useSend } from '#web/api/contract-client.ts';
import { sayFailure } from '#web/api/problem.ts';
import type { SignInNames } from '#web/api/remembered-sign-in.ts';
import { knowsPasskeys } from '#web/ui/knows-passkeys.ts';
import { Notice } from '#web/ui/notice.tsx';
import { SecretField } from '#web/ui/secret-field.view.tsx';

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
  // Few have one: what it takes is loaded by whoever presses the button.
  const byPasskey = useDeed({
    mutationFn: async ({ companyCode, loginId }: SignInNames) =>
      (await import('#web/factors/passkey-deeds.ts')).enterByPasskey({ companyCode, loginId }),
    onSuccess: (answer) => onAnswer(answer, typed),
  });
  const set = (change: Partial<typeof typed>) => type((before) => ({ ...before, ...change }));
  return { typed, set, signIn, byPasskey, send };
};

const firstEmpty = ({ companyCode, loginId }: SignInNames) => {
  if (companyCode === '') return 'companyCode';
  return loginId === '' ? 'loginId' : 'password';
};

type Signing = ReturnType<typeof useSignIn>;

const Names = ({ typed, set, first }: Pick<Signing, 'typed' | 'set'> & { readonly first: string }) => (
  <>
    <TextInput
      label="企業コード"
      name="companyCode"
      required
      withAsterisk={false}
      autoComplete="organization"
      autoCapitalize="none"
      data-autofocus={first === 'companyCode' ? true : undefined}
      value={typed.companyCode}
      onChange={({ currentTarget: { value } }) => set({ companyCode: value })}
    />
    <TextInput
      label="サインインID"
      name="loginId"
      required
      withAsterisk={false}
      autoComplete="username"
      autoCapitalize="none"
      data-autofocus={first === 'loginId' ? true : undefined}
      value={typed.loginId}
      onChange={({ currentTarget: { value } }) => set({ loginId: value })}
    />
  </>
);

const unnamed = '企業コードとサインインIDを入力してから、もう一度「パスキーでサインイン」を押してください。';

const Told = ({ signIn, byPasskey, isUnnamed }: Signing & { readonly isUnnamed: boolean }) => {
  const error = signIn.error ?? byPasskey.error;
  if (isUnnamed)
    return (
      <Notice tone="warn" isUrgent>
        {unnamed}
      </Notice>
    );
  const isLocked = refusalOf(logIn, error)?.kind === 'login-locked';
  return error === null ? null : (
    <Notice tone={isLocked ? 'warn' : 'bad'} isUrgent>
      {sayFailure(error)}
    </Notice>
  );
};

export const SignInForm = (props: SignInFormProps) => {
  const signing = useSignIn(props);
  const { typed, set, signIn, byPasskey, send } = signing;
  const [isUnnamed, setUnnamed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // A page gives the focus itself, a dialog where the attribute stands.
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  const first = firstEmpty(props.known);
  const enterByPasskey = (): void => {
    const missing = firstEmpty(typed);
    setUnnamed(missing !== 'password');
    signIn.reset();
    byPasskey.reset();
    if (missing === 'password') byPasskey.mutate(typed);
    else form.current?.querySelector<HTMLElement>(`[name=${missing}]`)?.focus();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setUnnamed(false);
    byPasskey.reset();
    send();
  };
  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="md">
        <Told {...signing} isUnnamed={isUnnamed} />
        <Names typed={typed} set={set} first={first} />
        <SecretField
          label="パスワード"
          kind="current"
          isFirst={first === 'password' ? true : undefined}
          value={typed.password}
          onType={(password) => set({ password })}
        />
        <Button type="submit" fullWidth loading={signIn.isPending} disabled={byPasskey.isPending} mt="xs">
          サインイン
        </Button>
        {knowsPasskeys() ? (
          <Button
            variant="default"
            fullWidth
            loading={byPasskey.isPending}
            disabled={signIn.isPending}
            onClick={enterByPasskey}
          >
            パスキーでサインイン
          </Button>
        ) : null}
      </Stack>
    </form>
  );
};
