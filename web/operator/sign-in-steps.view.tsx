import { Code, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answerChallenge, logIn } from '#contract/operator/operators.ts';
import { send } from '#web/api/contract-client.ts';
import { NewPasswordFields } from '#web/auth/password-fields.view.tsx';
import { useNewPassword } from '#web/auth/use-new-password.ts';
import type { SignInAnswer, SignInStep } from '#web/operator/operator-api.ts';
import { inFours } from '#web/operator/operator-words.ts';
import { StepForm } from '#web/operator/step-form.tsx';

type Step<Outcome> = Extract<SignInStep, { readonly outcome: Outcome }>;
type Next = { readonly onNext: (answer: SignInAnswer) => void };

const eyeButton = { 'aria-label': 'パスワードの表示を切り替える', tabIndex: 0, 'aria-hidden': false };

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
      <PasswordInput
        label="パスワード"
        required
        withAsterisk={false}
        autoComplete="current-password"
        visibilityToggleButtonProps={eyeButton}
        value={password}
        onChange={({ currentTarget: { value } }) => setPassword(value)}
      />
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

type CodeFieldProps = { readonly code: string; readonly onCode: (code: string) => void };

const CodeField = ({ code, onCode }: CodeFieldProps) => (
  <TextInput
    label="確認コード（6桁）"
    required
    withAsterisk={false}
    autoComplete="one-time-code"
    inputMode="numeric"
    maxLength={6}
    pattern="[0-9]{6}"
    title="6桁の数字"
    value={code}
    onChange={({ currentTarget: { value } }) => onCode(value.normalize('NFKC').replaceAll(/\D/g, ''))}
  />
);

export const AuthenticatorStep = ({
  step,
  onNext,
}: Next & { readonly step: Step<'totp-setup-required'> }) => {
  const [code, setCode] = useState('');
  return (
    <StepForm
      lead="認証アプリにこの鍵を登録し、アプリに表示された6桁のコードを入力してください。この鍵は一度しか表示されません。"
      action="認証アプリを登録してサインイン"
      send={() => send(answerChallenge, { body: { challengeId: step.challengeId, code } })}
      onDone={onNext}
      onRefused={() => setCode('')}
    >
      <Stack gap={6}>
        <Text size="sm" fw={600}>
          セットアップキー
        </Text>
        <Code block fz="md" style={{ whiteSpace: 'normal' }}>
          {inFours(step.secret)}
        </Code>
        <Text size="sm" fw={600}>
          登録用アドレス（対応するアプリに貼り付けられます）
        </Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
          {step.otpauthUri}
        </Code>
      </Stack>
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
