import { List, Text } from '@mantine/core';
import { grantParts } from '#domain/support/support-grant.ts';
import { sayFailure } from '#web/api/problem.ts';
import { type ShownGrant, useGive } from '#web/support/support-api.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { failureTone } from '#web/ui/failure-tone.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';

type GiveProps = { readonly grant: ShownGrant; readonly onClose: () => void };

/** Says once more what is given before it is; 本人確認 follows where it is wanted. What was read goes along. */
export const GiveDialog = dialog(({ grant, onClose }: GiveProps) => {
  const { grantId, parts, hours, operatorName } = grant;
  const giving = useGive();
  const give = (): void =>
    giving.mutate(
      { body: { grantId, operatorName, parts: [...parts], hours } },
      {
        onSuccess: () => {
          tellDone('サポートに閲覧を許可しました');
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title="サポートに閲覧を許可しますか"
      isOpen
      isBusy={giving.isPending}
      confirmLabel="許可する"
      onClose={onClose}
      onConfirm={give}
    >
      <Text size="sm">{`サポートの担当者 ${operatorName} が、いまから${hours}時間、次の範囲を閲覧できるようになります。変更はできません。`}</Text>
      <List size="sm" my="sm">
        {parts.map((part) => (
          <List.Item key={part}>{`${grantParts[part].words}：${grantParts[part].about}`}</List.Item>
        ))}
      </List>
      <Text size="sm">
        許可した後も、この画面でいつでも取り消せます。閲覧した内容は、この画面に残ります。
      </Text>
      {giving.error === null ? null : (
        <Notice tone={failureTone(giving.error)} isUrgent>
          {sayFailure(giving.error)}
        </Notice>
      )}
    </ConfirmDialog>
  );
});
