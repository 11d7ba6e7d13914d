import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { stepUp } from '#contract/sign-in-factors.ts';
import { useSend } from '#web/api/contract-client.ts';
import { CodeField } from '#web/factors/code-field.view.tsx';
import { StepForm } from '#web/factors/step-form.view.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';

const eyeButton = { 'aria-label': 'パスワードの表示を切り替える', tabIndex: 0, 'aria-hidden': false };

type StepUpDialogProps = {
  /** Whether there is an authenticator. */
  readonly asksCode: boolean;
  /** Told whether the person proved that it is he. */
  readonly answer: (isProven: boolean) => void;
};

/** What was asked waits behind it, and goes on once the person proved that it is he. */
export const StepUpDialog = dialog(({ asksCode, answer }: StepUpDialogProps) => {
  const [password, type] = useState('');
  const [code, setCode] = useState('');
  const proving = useSend(stepUp, () => answer(true));
  const body = asksCode ? { password, code } : { password };
  const clear = (): void => {
    type('');
    setCode('');
  };
  return (
    <Dialog opened title="本人確認" isBusy={proving.isPending} onClose={() => answer(false)}>
      <StepForm
        lead="権限やセキュリティに関わる変更です。本人であることを確認すると、そのまま続きます（5分間は再確認しません）。"
        action="確認して続ける"
        error={proving.error}
        isBusy={proving.isPending}
        onSend={() => proving.mutate({ body }, { onError: clear })}
      >
        <PasswordInput
          label="現在のパスワード"
          required
          withAsterisk={false}
          autoComplete="current-password"
          visibilityToggleButtonProps={eyeButton}
          data-autofocus
          value={password}
          onChange={({ currentTarget: { value } }) => type(value)}
        />
        {asksCode ? <CodeField code={code} onCode={setCode} /> : null}
      </StepForm>
      <Button variant="default" fullWidth mt="sm" disabled={proving.isPending} onClick={() => answer(false)}>
        キャンセル
      </Button>
    </Dialog>
  );
});
