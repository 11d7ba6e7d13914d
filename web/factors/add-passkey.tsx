import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { deviceWords } from '#domain/users/device-words.ts';
import { rememberCsrfToken } from '#web/api/client.ts';
import { useDeed } from '#web/api/contract-client.ts';
import { faultAt, problemOf } from '#web/api/problem.ts';
import { tellOtherTabs } from '#web/api/page-session.ts';
import { rememberedNamesOf } from '#web/api/remembered-sign-in.ts';
import { useMe } from '#web/api/session.tsx';
import { registerPasskey } from '#web/factors/passkey-deeds.ts';
import { unlikeName } from '#web/factors/passkey-name.ts';
import { StepForm } from '#web/factors/step-form.view.tsx';
import { tellDone } from '#web/ui/tell.ts';

type AddPasskeyProps = {
  /** Of those that there are. */
  readonly names: readonly string[];
  /** Told リカバリーコード of whoever had no second factor before. */
  readonly onAdded: (codes: readonly string[] | undefined) => void;
  readonly onClose: () => void;
};

/** A passkey of the device at hand, or of one that the browser reaches. */
export const AddPasskey = ({ names, onAdded, onClose }: AddPasskeyProps) => {
  const { user } = useMe();
  const [loginId, setLoginId] = useState(() => rememberedNamesOf(user.id).loginId);
  const [name, setName] = useState(() => unlikeName(deviceWords(navigator.userAgent), names));
  const adding = useDeed({
    mutationFn: registerPasskey,
    onSuccess: ({ recoveryCodes, csrfToken }) => {
      if (csrfToken !== undefined) {
        rememberCsrfToken(csrfToken);
        tellOtherTabs();
      }
      tellDone('パスキーを登録しました');
      onAdded(recoveryCodes);
    },
  });
  const fault = faultAt(problemOf(adding.error)?.fields ?? [], 'loginId');
  return (
    <Stack gap="sm">
      <StepForm
        lead="この端末の指紋・顔・PINなどで、本人確認ができるようにします。次の画面は、ブラウザーや端末が表示します。"
        action="パスキーを登録する"
        error={fault === undefined ? adding.error : null}
        isBusy={adding.isPending}
        onSend={() => adding.mutate({ loginId, name })}
      >
        <TextInput
          label="サインインID"
          description="端末やパスワード管理アプリ（国外の事業者のものを含みます）に、このIDと、氏名・会社名が保存され、一覧に表示されます"
          required
          withAsterisk={false}
          autoComplete="username"
          autoCapitalize="none"
          maxLength={128}
          data-autofocus={loginId === '' ? true : undefined}
          error={fault}
          value={loginId}
          onChange={({ currentTarget: { value } }) => setLoginId(value)}
        />
        <TextInput
          label="パスキーの名前"
          description="どの端末か、あとで見分けるための名前です（例: 会社の携帯、経理のPC）。スマートフォンでQRコードを読み取って登録するときは、そのスマートフォンの名前にしてください"
          required
          withAsterisk={false}
          maxLength={40}
          data-autofocus={loginId === '' ? undefined : true}
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
      </StepForm>
      <Button variant="default" disabled={adding.isPending} onClick={onClose}>
        やめる
      </Button>
    </Stack>
  );
};
