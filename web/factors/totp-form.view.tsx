import { Anchor, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answerFactor } from '#contract/sign-in-factors.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { useSend } from '#web/api/contract-client.ts';
import { CodeField } from '#web/factors/code-field.view.tsx';
import { StepForm } from '#web/factors/step-form.view.tsx';

type Answer = AnswerOf<typeof answerFactor>;
type TotpFormProps = {
  readonly challengeId: string;
  /** Typed a moment ago: who lost his authenticator proves it again with a リカバリーコード. */
  readonly password: string;
  readonly onAnswer: (answer: Answer) => void;
};

export const RecoveryForm = ({ challengeId, password, onAnswer }: TotpFormProps) => {
  const [recoveryCode, type] = useState('');
  const sending = useSend(answerFactor, onAnswer);
  return (
    <StepForm
      lead="控えておいたリカバリーコードを1つ入力してください。使ったコードは無効になり、続けて新しい認証アプリを登録します。なくした端末にパスキーを登録していたときは、サインイン後に「二段階認証」の画面で削除してください。"
      action="次へ"
      error={sending.error}
      isBusy={sending.isPending}
      onSend={() => sending.mutate({ body: { challengeId, recoveryCode, password } })}
    >
      <TextInput
        label="リカバリーコード"
        description="例: 7K3QH-M2XVD"
        required
        withAsterisk={false}
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={64}
        data-autofocus
        value={recoveryCode}
        onChange={({ currentTarget: { value } }) => type(value)}
      />
    </StepForm>
  );
};

const CodeForm = ({ challengeId, onAnswer }: TotpFormProps) => {
  const [code, setCode] = useState('');
  const sending = useSend(answerFactor, onAnswer);
  return (
    <StepForm
      lead="認証アプリに表示されている6桁のコードを入力してください。"
      action="サインイン"
      error={sending.error}
      isBusy={sending.isPending}
      onSend={() => sending.mutate({ body: { challengeId, code } }, { onError: () => setCode('') })}
    >
      <CodeField code={code} onCode={setCode} isFirst />
    </StepForm>
  );
};

/** 確認コード; or a リカバリーコード where the authenticator is lost. */
export const TotpForm = (props: TotpFormProps) => {
  const [isLost, setLost] = useState(false);
  return (
    <Stack gap="md">
      {isLost ? <RecoveryForm {...props} /> : <CodeForm {...props} />}
      <Anchor component="button" type="button" size="sm" onClick={() => setLost(!isLost)}>
        {isLost ? '認証アプリのコードを入力する' : '認証アプリが使えないとき（リカバリーコード）'}
      </Anchor>
    </Stack>
  );
};
