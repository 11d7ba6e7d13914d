import { Button, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeOperatorPassword, listOperatorSessions } from '#contract/operator/own-account.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import { sayFailure } from '#web/api/problem.ts';
import { NewPasswordFields } from '#web/auth/password-fields.view.tsx';
import { useNewPassword } from '#web/auth/use-new-password.ts';
import { CodeField } from '#web/factors/code-field.view.tsx';
import { useMe } from '#web/operator/operator-api.ts';
import { Notice } from '#web/ui/notice.tsx';
import { SecretField } from '#web/ui/secret-field.view.tsx';
import { tellDone } from '#web/ui/tell.ts';

/** Both factors are given once more. */
export const OwnPasswordForm = () => {
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [code, setCode] = useState('');
  const [isTried, setTried] = useState(false);
  const { fields, submit, clear } = useNewPassword(useMe().passwordPolicy);
  const changing = useSend(
    changeOperatorPassword,
    async () => {
      tellDone('パスワードを変更しました。ほかの端末はサインアウトしました');
      setCurrent('');
      setTried(false);
      clear();
      await askAnew(client, [listOperatorSessions]);
    },
    // A code is good once.
    () => setCode(''),
  );
  const send = (event: FormEvent<HTMLFormElement>): void => {
    setTried(true);
    submit(event, (newPassword) => {
      if (current !== '' && code.length === 6)
        changing.mutate({ body: { currentPassword: current, code, newPassword } });
    });
  };
  const missing = isTried && current === '' ? '入力してください' : undefined;
  return (
    <form noValidate onSubmit={send}>
      <Stack gap="md" maw={420}>
        {changing.error === null ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(changing.error)}
          </Notice>
        )}
        {isTried && code.length < 6 && !changing.isPending && changing.error === null ? (
          <Notice tone="warn">確認コード（6桁）を入力してください。</Notice>
        ) : null}
        <SecretField
          label="現在のパスワード"
          kind="current"
          value={current}
          error={missing}
          onType={setCurrent}
        />
        <NewPasswordFields {...fields} />
        <CodeField code={code} onCode={setCode} />
        <Group>
          <Button type="submit" loading={changing.isPending}>
            パスワードを変更する
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
