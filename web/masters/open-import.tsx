import { Button, Group } from '@mantine/core';
import { type FileContracts } from '#web/masters/masters-api.ts';
import { useGiveUpImport } from '#web/masters/import-deeds.ts';
import { LeftOfImport } from '#web/masters/import-progress.view.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone, tellError } from '#web/ui/tell.ts';

export type OpenImportProps = {
  readonly contracts: FileContracts;
  /** @default it is not decided: it can be given up */
  readonly importing: {
    readonly id: string;
    readonly byName: string;
    readonly at: string;
    readonly isDecided?: boolean;
  };
  readonly mayKeep: boolean;
};

const leaving = {
  what: '途中で止まったときは、同じファイルの取込（または元に戻す操作）をもう一度行うか、取りやめてください。取りやめると、何も保存されません。',
  deed: '途中の取込を取りやめる',
  done: '途中の取込を取りやめました',
};
const ending = {
  what: '内容は確定しているため、取りやめることはできません。途中で止まったときは、残りを終わらせてください。',
  deed: '残りを終わらせる',
  done: '残りを終わらせました',
};

/** Somebody's import has begun and is not over: nothing of it is seen, and nobody else changes anything. */
export const OpenImport = ({ contracts, importing, mayKeep }: OpenImportProps) => {
  const givingUp = useGiveUpImport(contracts);
  // Whoever would give up what is decided ends it.
  const words = importing.isDecided === true ? ending : leaving;
  const giveUp = (): void =>
    givingUp.mutate(
      { params: { importId: importing.id } },
      { onSuccess: () => tellDone(words.done), onError: tellError },
    );
  return (
    <Notice
      tone="warn"
      title={`${importing.byName}さんの取込が途中です（${formatInstant(importing.at)}から）`}
    >
      取込が終わるまで変更できません。{words.what}
      {givingUp.isPending && givingUp.soFar?.left !== undefined ? (
        <LeftOfImport soFar={givingUp.soFar} />
      ) : null}
      {mayKeep ? (
        <Group mt={6}>
          <Button size="compact-sm" variant="default" loading={givingUp.isPending} onClick={giveUp}>
            {words.deed}
          </Button>
        </Group>
      ) : null}
    </Notice>
  );
};
