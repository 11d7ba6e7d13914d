import { Button } from '@mantine/core';
import { useState } from 'react';
import { stepUp } from '#contract/sign-in-factors.ts';
import { useDeed, useSend } from '#web/api/contract-client.ts';
import type { ProofAsked } from '#web/api/client.ts';
import { CodeField } from '#web/factors/code-field.view.tsx';
import { proveByPasskey } from '#web/factors/passkey-deeds.ts';
import { StepForm } from '#web/factors/step-form.view.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { knowsPasskeys } from '#web/ui/knows-passkeys.ts';
import { SecretField } from '#web/ui/secret-field.view.tsx';

type StepUpDialogProps = ProofAsked & {
  /** Told whether the person proved that it is he. */
  readonly answer: (isProven: boolean) => void;
};

const lead =
  '権限やセキュリティに関わる変更です。本人であることを確認すると、そのまま続きます（5分間は再確認しません）。';

type FormProps = {
  readonly asksCode: boolean;
  readonly onBusy: (isBusy: boolean) => void;
  readonly onProven: () => void;
};

const PasswordForm = ({ asksCode, onBusy, onProven }: FormProps) => {
  const [password, type] = useState('');
  const [code, setCode] = useState('');
  const proving = useSend(stepUp, onProven);
  const body = asksCode ? { password, code } : { password };
  const clear = (): void => {
    type('');
    setCode('');
  };
  const send = (): void => {
    onBusy(true);
    proving.mutate({ body }, { onError: clear, onSettled: () => onBusy(false) });
  };
  return (
    <StepForm
      lead={lead}
      action="確認して続ける"
      error={proving.error}
      isBusy={proving.isPending}
      onSend={send}
    >
      <SecretField label="現在のパスワード" kind="current" isFirst value={password} onType={type} />
      {asksCode ? <CodeField code={code} onCode={setCode} /> : null}
    </StepForm>
  );
};

const PasskeyForm = ({ onBusy, onProven }: Omit<FormProps, 'asksCode'>) => {
  const proving = useDeed({ mutationFn: proveByPasskey, onSuccess: onProven });
  const send = (): void => {
    onBusy(true);
    proving.mutate(undefined, { onSettled: () => onBusy(false) });
  };
  return (
    <StepForm
      lead={lead}
      action="パスキーで確認して続ける"
      error={proving.error}
      isBusy={proving.isPending}
      onSend={send}
    >
      {null}
    </StepForm>
  );
};

/**
 * What was asked waits behind it, and goes on once the person proved that it is he. Whoever has a passkey is asked for that;
 * of whoever has no authenticator besides, a password proves nothing.
 */
export const StepUpDialog = dialog(({ asksCode, hasPasskey, answer }: StepUpDialogProps) => {
  const [isBusy, setBusy] = useState(false);
  const [isTyped, setTyped] = useState(!hasPasskey || !knowsPasskeys());
  const proven = (): void => answer(true);
  const isImpossible = hasPasskey && !asksCode && !knowsPasskeys();
  return (
    <Dialog opened title="本人確認" isBusy={isBusy} onClose={() => answer(false)}>
      {isImpossible ? (
        <Notice tone="warn">
          本人確認にはパスキーが必要ですが、このブラウザーでは使えません。新しい版のブラウザーか、パスキーを登録した端末で操作してください。
        </Notice>
      ) : isTyped ? (
        <PasswordForm asksCode={asksCode} onBusy={setBusy} onProven={proven} />
      ) : (
        <PasskeyForm onBusy={setBusy} onProven={proven} />
      )}
      {asksCode && hasPasskey ? (
        <Button variant="subtle" fullWidth mt="sm" disabled={isBusy} onClick={() => setTyped(!isTyped)}>
          {isTyped ? 'パスキーで確認する' : 'パスワードと確認コードで確認する'}
        </Button>
      ) : null}
      <Button variant="default" fullWidth mt="sm" disabled={isBusy} onClick={() => answer(false)}>
        キャンセル
      </Button>
    </Dialog>
  );
});
