import { downloadExport } from '#contract/exports.ts';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { BatchList, DownloadReasonDialog, type FileAsk } from '#web/exports/batch-list.view.tsx';
import { isReasonWanted, useDownloadExport, useExports } from '#web/exports/exports-api.ts';
import { useMay } from '#web/api/session.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { followLink } from '#web/ui/follow-link.ts';
import { Limited } from '#web/ui/limited.tsx';
import { tellError } from '#web/ui/tell.ts';
import { Waiting } from '#web/ui/waiting.tsx';

const useDownloads = () => {
  const download = useDownloadExport();
  const [asked, ask] = useState<FileAsk>();
  const start = (file: FileAsk, reason?: string): void => {
    const params = { exportId: file.id };
    const body = reason === undefined ? { file: file.file } : { file: file.file, reason };
    download.mutate(
      { params, body },
      {
        onSuccess: (answer) => {
          ask(undefined);
          followLink(answer);
        },
        onError: (failure) => {
          if (isReasonWanted(failure)) ask(file);
          else tellError(failure);
        },
      },
    );
  };
  const sent = download.isPending ? download.variables : undefined;
  const busy = sent && { id: sent.params.exportId, file: sent.body.file ?? 1 };
  return { asked, ask, start, isBusy: download.isPending, busy };
};

/** The files made so far. A second download is asked why. */
export const ExportDownloads = () => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useExports();
  const mayCreate = useMay(downloadExport);
  const { asked, ask, start, isBusy, busy } = useDownloads();
  if (data === undefined)
    return error === null ? <Waiting rows={2} /> : <Failure error={error} onRetry={() => void refetch()} />;
  const batches = data.pages.flatMap(({ items }) => items);
  const limited = (
    <Limited isLimited={data.pages.find(({ isLimited }) => isLimited)?.isLimited} what="出力したファイル" />
  );
  if (batches.length === 0)
    return (
      <>
        <Empty
          icon="download"
          title="出力したファイルはありません"
          hint="月を選んで作成すると、ここに残ります。"
        />
        {limited}
      </>
    );
  return (
    <>
      <BatchList
        batches={batches}
        busy={busy}
        onDownload={mayCreate ? (file, isAgain) => (isAgain ? ask(file) : start(file)) : undefined}
      />
      {limited}
      {hasNextPage ? (
        <Group justify="center" mt="md">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            さらに読み込む
          </Button>
        </Group>
      ) : null}
      <DownloadReasonDialog
        key={asked === undefined ? 'closed' : `${asked.id}-${asked.file}`}
        isOpen={asked !== undefined}
        isBusy={isBusy}
        onClose={() => ask(undefined)}
        onReason={(reason) => {
          if (asked !== undefined) start(asked, reason);
        }}
      />
    </>
  );
};
