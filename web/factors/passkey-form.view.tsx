import { Anchor, Stack } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { logIn } from '#contract/sign-in.ts';
import { useDeed } from '#web/api/contract-client.ts';
import type { SignInNames } from '#web/api/remembered-sign-in.ts';
import { enterByPasskey } from '#web/factors/passkey-deeds.ts';
import { StepForm } from '#web/factors/step-form.view.tsx';
import { RecoveryForm } from '#web/factors/totp-form.view.tsx';
import { knowsPasskeys } from '#web/ui/knows-passkeys.ts';
import { Notice } from '#web/ui/notice.tsx';

type PasskeyFormProps = {
  readonly challengeId: string;
  readonly typed: SignInNames & { readonly password: string };
  readonly onAnswer: (answer: AnswerOf<typeof logIn>) => void;
};

const Ask = ({ typed: { companyCode, loginId }, onAnswer }: PasskeyFormProps) => {
  const entering = useDeed({
    mutationFn: () => enterByPasskey({ companyCode, loginId }),
    onSuccess: onAnswer,
  });
  return (
    <StepForm
      lead="パスキーを登録済みのため、パスワードのほかに、登録したパスキーが必要です。"
      action="パスキーで続ける"
      error={entering.error}
      isBusy={entering.isPending}
      onSend={() => entering.mutate()}
    >
      {null}
    </StepForm>
  );
};

/** The passkey of whoever typed his password; or a リカバリーコード where its device is lost. */
export const PasskeyForm = (props: PasskeyFormProps) => {
  const [isLost, setLost] = useState(!knowsPasskeys());
  const { challengeId, typed, onAnswer } = props;
  return (
    <Stack gap="md">
      {knowsPasskeys() ? null : (
        <Notice tone="warn">
          パスキーが必要ですが、このブラウザーでは使えません。新しい版のブラウザーか別の端末でサインインするか、リカバリーコードを入力してください。
        </Notice>
      )}
      {isLost ? (
        <RecoveryForm challengeId={challengeId} password={typed.password} onAnswer={onAnswer} />
      ) : (
        <Ask {...props} />
      )}
      {knowsPasskeys() ? (
        <Anchor component="button" type="button" size="sm" onClick={() => setLost(!isLost)}>
          {isLost ? 'パスキーで続ける' : 'パスキーが使えないとき（リカバリーコード）'}
        </Anchor>
      ) : null}
    </Stack>
  );
};
