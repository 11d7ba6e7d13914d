import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { formatDigits } from '#domain/money/format-yen.ts';
import { sayFailure } from '#web/api/problem.ts';
import { newId } from '#web/api/new-id.ts';
import { type ShownFile } from '#web/masters/masters-api.ts';
import { useUndoImport } from '#web/masters/import-deeds.ts';
import { UndoProgress } from '#web/masters/import-progress.view.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';

type UndoImportProps = {
  readonly shown: ShownFile;
  readonly importId: string;
  readonly onDone: () => void;
};

/** The last import as one act the other way: what it changed is put back, and what it added is withdrawn. */
export const UndoImport = ({ shown: { contracts }, importId, onDone }: UndoImportProps) => {
  const [isAsked, ask] = useState(false);
  // Asked again it is the same deed.
  const [id] = useState(newId);
  const undoing = useUndoImport(contracts);
  const undo = (): void =>
    undoing.mutate(
      { params: { importId }, body: { id } },
      {
        onSuccess: ({ withdrawn, restored }) => {
          tellDone(
            `取込を元に戻しました（取りやめ ${formatDigits(withdrawn)}件、元の内容 ${formatDigits(restored)}件）`,
          );
          onDone();
        },
      },
    );
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => ask(true)}>
        この取込を元に戻す
      </Button>
      <ConfirmDialog
        title="最後の取込を元に戻しますか"
        isOpen={isAsked}
        isBusy={undoing.isPending}
        isDangerous
        confirmLabel="元に戻す"
        onClose={() => {
          undoing.reset();
          ask(false);
        }}
        onConfirm={undo}
      >
        <Stack gap="xs">
          <Text size="sm">
            取込で変わった登録は取込前の内容に戻り、取込で登録したものは取りやめになります。取込の後に変更した登録があるときや、使われている登録があるときは、何も変えません。
          </Text>
          {undoing.isPending && undoing.soFar?.left !== undefined ? (
            <UndoProgress soFar={undoing.soFar} />
          ) : null}
          {undoing.error === null ? null : (
            <Notice tone="bad" isUrgent>
              {sayFailure(undoing.error)}
            </Notice>
          )}
        </Stack>
      </ConfirmDialog>
    </>
  );
};
