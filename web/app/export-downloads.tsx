import { useState } from 'react';
import { problemOf } from '#web/api/problem.ts';
import { BatchList, DownloadReasonDialog } from '#web/exports/batch-list.view.tsx';
import { useDownloadExport, useExports } from '#web/exports/exports-api.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { followLink } from '#web/ui/follow-link.ts';
import { tellError } from '#web/ui/tell.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

/** The files made so far. A second download is asked why. */
export const ExportDownloads = () => {
  const { data, error, refetch } = useExports();
  const download = useDownloadExport();
  const [askedId, ask] = useState<string>();
  const start = (id: string, reason?: string): void => {
    download.mutate(reason === undefined ? { id } : { id, reason }, {
      onSuccess: (answer) => {
        ask(undefined);
        followLink(answer);
      },
      onError: (failure) => {
        // Somebody else was the first to download it.
        if (problemOf(failure)?.code === 'export-needs-reason') ask(id);
        else tellError(failure);
      },
    });
  };
  if (data === undefined)
    return error === null ? <Waiting rows={2} /> : <Failure error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0)
    return (
      <Empty
        icon="download"
        title="出力したファイルはありません"
        hint="月を選んで作成すると、ここに残ります。"
      />
    );
  return (
    <>
      <BatchList
        batches={data.items}
        busyId={download.isPending ? download.variables.id : undefined}
        onDownload={({ id, downloads }) => (downloads > 0 ? ask(id) : start(id))}
      />
      <DownloadReasonDialog
        key={askedId ?? 'closed'}
        isOpen={askedId !== undefined}
        isBusy={download.isPending}
        onClose={() => ask(undefined)}
        onReason={(reason) => {
          if (askedId !== undefined) start(askedId, reason);
        }}
      />
    </>
  );
};
