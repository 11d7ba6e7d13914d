import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Layout } from '#domain/masters/column-mapping.ts';
import { formatDigits } from '#domain/money/format-yen.ts';
import { problemOf, sayFailure } from '#web/api/problem.ts';
import { ChooseFile, SampleFile } from '#web/masters/choose-file.tsx';
import { FileNotRead } from '#web/masters/gzipped.ts';
import { ImportChanges } from '#web/masters/import-changes.view.tsx';
import { ImportFaults } from '#web/masters/import-faults.view.tsx';
import { tableToMap, type Taken } from '#web/masters/file-parts.ts';
import { MapColumns } from '#web/masters/map-columns.tsx';
import { type LastImport, type ShownFile, useChosenFile } from '#web/masters/masters-api.ts';
import { useAcceptImport, useCheckImport } from '#web/masters/import-deeds.ts';
import { OpenImport, type OpenImportProps } from '#web/masters/open-import.tsx';
import { ImportProgress } from '#web/masters/import-progress.view.tsx';
import { Done, Last } from '#web/masters/import-done.tsx';
import { FileRefused } from '#web/files/csv-file.ts';
import { TypedDialog } from '#web/ui/typed-dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { dialog } from '#web/ui/dialog.tsx';

const sentenceOf = (error: unknown): string =>
  error instanceof FileNotRead || error instanceof FileRefused ? error.message : sayFailure(error);

const ImportFailure = ({ error }: { readonly error: unknown }) => {
  const fields = problemOf(error)?.fields ?? [];
  return (
    <Notice tone="bad" isUrgent>
      {fields.length === 0
        ? sentenceOf(error)
        : fields.map(({ message }) => <div key={message}>{message}</div>)}
    </Notice>
  );
};

type CheckedProps = Parameters<typeof ImportChanges>[0];

const Checked = ({ master, checked }: CheckedProps) =>
  checked.faultCount === 0 ? (
    <ImportChanges master={master} checked={checked} />
  ) : (
    <ImportFaults {...checked} />
  );

type ImportDialogProps = {
  readonly shown: ShownFile;
  /** How the last files of other heads were taken. */
  readonly layouts: readonly Layout[];
  /** What can be put back. */
  readonly lastImport: LastImport | undefined;
  /** What broke off, where the list behind does not tell it. @default nothing */
  readonly importing?: OpenImportProps['importing'] | undefined;
  readonly onClose: () => void;
};

/** A file is chosen, its columns are mapped where its heads are not ours, and it is tried: each step forgets those after it. */
const useImport = (shown: ShownFile) => {
  const choosing = useChosenFile(shown);
  const checking = useCheckImport(shown);
  const accepting = useAcceptImport(shown.contracts);
  const [mapped, setMapped] = useState<Taken>();
  const [isMapped, setIsMapped] = useState(false);
  const { data: chosen } = choosing;
  const { data: tried } = checking;
  const table = chosen === undefined ? undefined : tableToMap(shown, chosen.file);
  return {
    choosing,
    checking,
    accepting,
    chosen,
    tried,
    mapped,
    /** Columns were said what they are for, of which nothing is kept until the file is taken. */
    isTyped: isMapped && !accepting.isSuccess,
    type: () => setIsMapped(true),
    /** As long as nobody has said what its columns are for. */
    toMap: tried === undefined || tried.layout === undefined ? table : undefined,
    error: accepting.error ?? checking.error ?? choosing.error,
    choose: (file: File): void => {
      accepting.reset();
      checking.reset();
      setMapped(undefined);
      setIsMapped(false);
      choosing.mutate(file, {
        onSuccess: ({ file: read }) => {
          if (tableToMap(shown, read) === undefined) checking.mutate({ file: read });
        },
      });
    },
    map: (taken: Taken | undefined): void => {
      setMapped(taken);
      if (chosen !== undefined)
        checking.mutate({ file: chosen.file, ...(taken === undefined ? {} : { taken }) });
    },
    mapAgain: (): void => {
      accepting.reset();
      checking.reset();
    },
    accept: (): void => {
      if (tried === undefined) return;
      const { id, files, checked, layout } = tried;
      const told = layout === undefined ? {} : { layout };
      accepting.mutate({ id, files, expectedVersion: checked.version, ...told });
    },
  };
};

/** A long file takes some seconds. */
const rowsOf = (chosen: ReturnType<typeof useImport>['chosen']): string => {
  const rows = (chosen?.file.read?.table.rows.length ?? 0) - 1;
  return rows > 0 ? `（${formatDigits(rows)}行）` : '';
};

type StepsProps = Pick<ImportDialogProps, 'shown' | 'layouts'> & {
  readonly importing: ReturnType<typeof useImport>;
};

/** What is to be done until the file can be taken. */
const Steps = ({ shown, layouts, importing }: StepsProps) => {
  const { choosing, checking, accepting, chosen, tried, mapped, toMap, error, ...deeds } = importing;
  const checked = tried?.checked;
  return (
    <>
      <Text size="sm">
        書き出したCSVか、ほかのソフトのCSV（見出しが違うもの）を選んでください。ファイルにない登録と、列のない項目は変わりません。列のある項目は、空欄なら空欄になります。
        {shown.ofEmptyCells}
      </Text>
      <ChooseFile
        name={chosen?.name}
        isDisabled={accepting.isPending || checking.isPending}
        onChoose={deeds.choose}
      />
      {chosen === undefined ? <SampleFile master={shown.master} /> : null}
      {toMap === undefined ? null : (
        <MapColumns
          key={choosing.submittedAt}
          shown={shown}
          table={toMap}
          layouts={layouts}
          before={mapped}
          isBusy={checking.isPending}
          onTyped={deeds.type}
          onMapped={deeds.map}
        />
      )}
      {checking.isPending && toMap === undefined ? (
        <Text component="output" size="sm">
          確認しています…{rowsOf(chosen)}
        </Text>
      ) : null}
      {accepting.isPending && accepting.soFar?.left !== undefined ? (
        <ImportProgress soFar={accepting.soFar} />
      ) : null}
      {error === null ? null : <ImportFailure error={error} />}
      {checked === undefined ? null : <Checked master={shown.master} checked={checked} />}
      {tried?.layout === undefined ? null : (
        <Group>
          <Button variant="default" size="compact-sm" disabled={accepting.isPending} onClick={deeds.mapAgain}>
            列の割り当てを変える
          </Button>
        </Group>
      )}
    </>
  );
};

/** A file is tried first: each row that cannot be taken is told, and nothing is kept until it is accepted. */
export const ImportDialog = dialog(
  ({ shown, layouts, lastImport, importing: open, onClose }: ImportDialogProps) => {
    const importing = useImport(shown);
    const { accepting, accept, tried } = importing;
    const checked = tried?.checked;
    const canAccept =
      checked !== undefined && checked.faultCount === 0 && checked.added + checked.changed > 0;
    return (
      <TypedDialog
        isTyped={importing.isTyped}
        isBusy={accepting.isPending}
        onClose={onClose}
        title={`${shown.master.word}のCSVを取り込む`}
        size="xl"
      >
        {(close) => (
          <Stack gap="md">
            {accepting.isSuccess ? (
              <Done {...accepting.data} shown={shown} onClose={onClose} />
            ) : (
              <>
                {open === undefined || accepting.isPending ? null : (
                  <OpenImport contracts={shown.contracts} importing={open} mayKeep />
                )}
                {lastImport === undefined || importing.chosen !== undefined ? null : (
                  <Last shown={shown} lastImport={lastImport} onClose={onClose} />
                )}
                <Steps shown={shown} layouts={layouts} importing={importing} />
              </>
            )}
            <Group justify="flex-end">
              <Button variant="default" disabled={accepting.isPending} onClick={close}>
                閉じる
              </Button>
              {accepting.isSuccess ? null : (
                <Button disabled={!canAccept} loading={accepting.isPending} onClick={accept}>
                  取り込む
                </Button>
              )}
            </Group>
          </Stack>
        )}
      </TypedDialog>
    );
  },
);
