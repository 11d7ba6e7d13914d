import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '#web/api/session.tsx';
import { type Closing, useClosing } from '#web/closing/closing-api.ts';
import { CloseDialog, ReopenDialog } from '#web/closing/closing-dialogs.tsx';
import { ClosingHistory } from '#web/closing/closing-history.tsx';
import { ClosingTable } from '#web/closing/closing-table.view.tsx';
import { closeWords, monthRows, reopenWords, type ClosingWords } from '#web/closing/closing-words.ts';
import { Card } from '#web/ui/card.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

/** Its words are those of the moment in which it was asked: they stay while the dialog closes. */
type Asked = { readonly act: 'close' | 'reopen'; readonly month: string; readonly words: ClosingWords };

const Months = ({ closing, onStale }: { readonly closing: Closing; readonly onStale: () => void }) => {
  const [asked, setAsked] = useState<Asked>({ act: 'close', month: '', words: { title: '', lead: '' } });
  const [isOpen, setOpen] = useState(false);
  const [mayClose, mayReopen] = [useMay('closing.close'), useMay('closing.reopen')];
  const ask = (act: Asked['act']) => (month: string) => {
    const words = act === 'close' ? closeWords(closing, month) : reopenWords(closing, month);
    setAsked({ act, month, words });
    setOpen(true);
  };
  const { month, words } = asked;
  const dialog = { month, words, expectedVersion: closing.version, onClose: () => setOpen(false), onStale };
  return (
    <Card title="月ごとの締め">
      <ClosingTable
        rows={monthRows(closing)}
        onClose={mayClose ? ask('close') : undefined}
        onReopen={mayReopen ? ask('reopen') : undefined}
      />
      <Text size="xs" c="dimmed" mt="sm">
        件数は、その月の利用分がある未確定の申請です。
        {closing.isCut ? '未確定の申請が多いため、状態ごとに古いものから100件までを数えています。' : ''}
      </Text>
      <CloseDialog {...dialog} isOpen={isOpen && asked.act === 'close'} />
      <ReopenDialog {...dialog} isOpen={isOpen && asked.act === 'reopen'} />
    </Card>
  );
};

/** 月の締め. */
export const ClosingPage = () => {
  const { data, error, refetch } = useClosing();
  return (
    <>
      <PageHead
        title="月の締め"
        lead="締めた月には仕訳を計上できません。後から確定した利用分は、開いている最初の月の初日に計上されます。"
      />
      {data === undefined ? (
        error === null ? (
          <Waiting />
        ) : (
          <Failure error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <Stack gap="lg">
          <Months closing={data} onStale={() => void refetch()} />
          <Card title="履歴">
            <ClosingHistory />
          </Card>
        </Stack>
      )}
    </>
  );
};
