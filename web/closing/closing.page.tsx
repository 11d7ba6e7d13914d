import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { closeMonth, reopenMonth } from '#contract/closing.ts';
import { useMay } from '#web/api/session.tsx';
import { type Closing, useClosing } from '#web/closing/closing-api.ts';
import { CloseDialog, ReopenDialog } from '#web/closing/closing-dialogs.tsx';
import { ClosingHistory } from '#web/closing/closing-history.tsx';
import { ClosingTable } from '#web/closing/closing-table.view.tsx';
import { type Asked, askedAnew, cutWords, monthRows, wordsOf } from '#web/closing/closing-words.ts';
import { Card } from '#web/ui/card.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Limited } from '#web/ui/limited.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type MonthsProps = {
  readonly closing: Closing;
  /** Asks for what counts now; undefined where that did not come. */
  readonly readAnew: () => Promise<Closing | undefined>;
};

const Dialogs = ({
  asked,
  ...dialog
}: {
  readonly asked: Asked;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onStale: () => void;
}) => {
  const { act, month, seen, isNewer = false } = asked;
  const shown = { ...dialog, month, isNewer, words: wordsOf(asked), expectedVersion: seen.version };
  return (
    <>
      <CloseDialog {...shown} isOpen={dialog.isOpen && act === 'close'} />
      <ReopenDialog {...shown} isOpen={dialog.isOpen && act === 'reopen'} />
    </>
  );
};

const Months = ({ closing, readAnew }: MonthsProps) => {
  const [asked, setAsked] = useState<Asked>();
  const [isOpen, setOpen] = useState(false);
  const [mayClose, mayReopen] = [useMay(closeMonth), useMay(reopenMonth)];
  const ask = (act: Asked['act']) => (month: string) => {
    setAsked({ act, month, seen: closing });
    setOpen(true);
  };
  const askAnew = async (before: Asked): Promise<void> => {
    const now = askedAnew(before, await readAnew());
    if (now === undefined) setOpen(false);
    else setAsked(now);
  };
  return (
    <Card title="月ごとの締め">
      {closing.months.length === 0 ? (
        <Text size="sm">対象期間に、始まった月がまだありません。</Text>
      ) : (
        <ClosingTable
          rows={monthRows(closing)}
          onClose={mayClose ? ask('close') : undefined}
          onReopen={mayReopen ? ask('reopen') : undefined}
        />
      )}
      <Text size="xs" c="dimmed" mt="sm">
        件数は、その月の利用分がある未確定の申請です。
        {cutWords(closing)}
      </Text>
      <Limited isLimited={closing.isLimited} what="申請" />
      {asked === undefined ? null : (
        <Dialogs
          asked={asked}
          isOpen={isOpen}
          onClose={() => setOpen(false)}
          onStale={() => void askAnew(asked)}
        />
      )}
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
          <Months closing={data} readAnew={async () => (await refetch()).data} />
          <Card title="履歴">
            <ClosingHistory />
          </Card>
        </Stack>
      )}
    </>
  );
};
