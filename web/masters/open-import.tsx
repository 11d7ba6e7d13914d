import { Button, Group } from '@mantine/core';
import { type FileContracts, useGiveUpImport } from '#web/masters/masters-api.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone, tellError } from '#web/ui/tell.ts';

type OpenImportProps = {
  readonly contracts: FileContracts;
  readonly importing: { readonly id: string; readonly byName: string };
  readonly mayKeep: boolean;
};

/** Somebody's import has begun and is not over: nothing of it is seen, and nobody else changes anything. */
export const OpenImport = ({ contracts, importing, mayKeep }: OpenImportProps) => {
  const givingUp = useGiveUpImport(contracts);
  const giveUp = (): void =>
    givingUp.mutate(
      { params: { importId: importing.id } },
      { onSuccess: () => tellDone('途中の取込を取りやめました'), onError: tellError },
    );
  return (
    <Notice tone="warn" title={`${importing.byName}さんの取込が途中です`}>
      取込が終わるまで変更できません。途中で止まったときは、同じファイルの取込（または元に戻す操作）をもう一度行うか、取りやめてください。取りやめると、何も保存されません。
      {mayKeep ? (
        <Group mt={6}>
          <Button size="compact-sm" variant="default" loading={givingUp.isPending} onClick={giveUp}>
            途中の取込を取りやめる
          </Button>
        </Group>
      ) : null}
    </Notice>
  );
};
