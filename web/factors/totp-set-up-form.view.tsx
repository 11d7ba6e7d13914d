import { useState } from 'react';
import { answerFactor } from '#contract/sign-in-factors.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { useSend } from '#web/api/contract-client.ts';
import { AuthenticatorKey } from '#web/factors/authenticator-key.view.tsx';
import { CodeField } from '#web/factors/code-field.view.tsx';
import { StepForm } from '#web/factors/step-form.view.tsx';

type Answer = AnswerOf<typeof answerFactor>;
type Step = Extract<Answer, { readonly outcome: 'totp-set-up-required' }>;

/** The company asks for one, or the one of before was lost. */
const lead =
  '会社の決まりで二段階認証が必要なため、またはリカバリーコードを使ったため、認証アプリを登録します。アプリにQRコードを登録し、表示された6桁のコードを入力してください。';

export const TotpSetUpForm = ({
  step,
  onAnswer,
}: {
  readonly step: Step;
  readonly onAnswer: (answer: Answer) => void;
}) => {
  const [code, setCode] = useState('');
  const sending = useSend(answerFactor, onAnswer);
  const { challengeId } = step;
  return (
    <StepForm
      lead={lead}
      action="認証アプリを登録してサインイン"
      error={sending.error}
      isBusy={sending.isPending}
      onSend={() => sending.mutate({ body: { challengeId, code } }, { onError: () => setCode('') })}
    >
      <AuthenticatorKey otpauthUri={step.otpauthUri} />
      <CodeField code={code} onCode={setCode} isFirst />
    </StepForm>
  );
};
