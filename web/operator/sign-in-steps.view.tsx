import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { answerChallenge, logIn } from '#contract/operator/operators.ts';
import { send } from '#web/api/contract-client.ts';
import { NewPasswordFields } from '#web/auth/password-fields.view.tsx';
import { useNewPassword } from '#web/auth/use-new-password.ts';
import { AuthenticatorKey } from '#web/factors/authenticator-key.view.tsx';
import { CodeField } from '#web/factors/code-field.view.tsx';
import type { SignInAnswer, SignInStep } from '#web/operator/operator-api.ts';
import { StepForm } from '#web/operator/step-form.tsx';
import { SecretField } from '#web/ui/secret-field.view.tsx';

type Step<Outcome> = Extract<SignInStep, { readonly outcome: Outcome }>;
type Next = { readonly onNext: (answer: SignInAnswer) => void };

export const PasswordStep = ({ onNext }: Next) => {
  const [operatorId, setOperatorId] = useState('');
  const [password, setPassword] = useState('');
  return (
    <StepForm
      lead="運用者IDとパスワードを入力してください。"
      action="次へ"
      send={() => send(logIn, { body: { operatorId: operatorId.trim(), password } })}
      onDone={onNext}
      onRefused={() => setPassword('')}
    >
      <TextInput
        label="運用者ID"
        required
        withAsterisk={false}
        autoComplete="username"
        autoCapitalize="none"
        value={operatorId}
        onChange={({ currentTarget: { value } }) => setOperatorId(value)}
      />
      <SecretField label="パスワード" kind="current" value={password} onType={setPassword} />
    </StepForm>
  );
};

export const NewPasswordStep = ({
  step,
  onNext,
}: Next & { readonly step: Step<'new-password-required'> }) => {
  const { fields, submit } = useNewPassword(step.policy);
  return (
    <StepForm
      lead="はじめてのサインインです。ご自分のパスワードを決めてください。"
      action="パスワードを設定する"
      submit={submit}
      send={() =>
        send(answerChallenge, {
          body: { challengeId: step.challengeId, newPassword: fields.typed.password },
        })
      }
      onDone={onNext}
    >
      <NewPasswordFields {...fields} />
    </StepForm>
  );
};

export const AuthenticatorStep = ({
  step,
  onNext,
}: Next & { readonly step: Step<'totp-setup-required'> }) => {
  const [code, setCode] = useState('');
  return (
    <StepForm
      lead="QRコードを認証アプリで読み取り、アプリに表示された6桁のコードを入力してください。"
      action="認証アプリを登録してサインイン"
      send={() => send(answerChallenge, { body: { challengeId: step.challengeId, code } })}
      onDone={onNext}
      onRefused={() => setCode('')}
    >
      <AuthenticatorKey otpauthUri={step.otpauthUri} />
      <CodeField code={code} onCode={setCode} />
    </StepForm>
  );
};

export const CodeStep = ({ step, onNext }: Next & { readonly step: Step<'totp-required'> }) => {
  const [code, setCode] = useState('');
  return (
    <StepForm
      lead="認証アプリに表示されている6桁のコードを入力してください。"
      action="サインイン"
      send={() => send(answerChallenge, { body: { challengeId: step.challengeId, code } })}
      onDone={onNext}
      onRefused={() => setCode('')}
    >
      <CodeField code={code} onCode={setCode} />
    </StepForm>
  );
};
