import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { issueOperatorPassword } from '#contract/operator/staff.ts';
import { useSend } from '#web/api/contract-client.ts';
import type { ShownOperator } from '#web/operator/operator-api.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { dialog } from '#web/ui/dialog.tsx';

type OfOperator = { readonly operator: ShownOperator; readonly onClose: () => void };

const Told = dialog(({ password, onClose }: { readonly password: string; readonly onClose: () => void }) => (
  <Dialog opened onClose={onClose} closeOnClickOutside={false} title="仮パスワードを発行しました">
    <Stack gap="md">
      <Code block fz="md" aria-label="仮パスワード">
        {password}
      </Code>
      <Text size="sm">
        本人に、対面または電話で渡してください。有効期間は3日です。この画面を閉じると、もう表示できません。
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>渡しました</Button>
      </Group>
    </Stack>
  </Dialog>
));

/** Told once, to be handed over in person. */
export const FirstPasswordDialog = dialog(({ operator, onClose }: OfOperator) => {
  const [password, setPassword] = useState<string>();
  const issuing = useSend(issueOperatorPassword, (answer) => setPassword(answer.temporaryPassword));
  if (password !== undefined) return <Told password={password} onClose={onClose} />;
  return (
    <ReasonDialog
      title={`${operator.name}に仮パスワードを発行しますか`}
      confirmLabel="発行する"
      isBusy={issuing.isPending}
      error={issuing.error}
      onClose={onClose}
      onConfirm={(reason) =>
        issuing.mutate({ params: { operatorId: operator.operatorId }, body: { reason } })
      }
    >
      <Text size="sm">
        はじめてのサインインに使います。前に発行した仮パスワードは使えなくなります。本人が認証アプリを登録すると、発行できなくなります。
      </Text>
    </ReasonDialog>
  );
});
