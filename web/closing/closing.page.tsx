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

/** What is said and what is sent are of one closing: that which was seen when it was asked. */
type Asked = {
  readonly act: 'close' | 'reopen';
  readonly month: string;
  readonly seen: Closing;
  /** Others were faster: what stands there now is newer than what was asked first. */
  readonly isNewer?: true;
};

const isPossible = ({ act, month, seen }: Asked): boolean => {
  const one = seen.months.find((other) => other.month === month);
  return (act === 'close' ? one?.canClose : one?.canReopen) === true;
};

const wordsOf = ({ act, month, seen }: Asked): ClosingWords =>
  act === 'close' ? closeWords(seen, month) : reopenWords(seen, month);

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
  const [mayClose, mayReopen] = [useMay('closing.close'), useMay('closing.reopen')];
  const ask = (act: Asked['act']) => (month: string) => {
    setAsked({ act, month, seen: closing });
    setOpen(true);
  };
  const askAnew = async (before: Asked): Promise<void> => {
    const seen = await readAnew();
    if (seen === undefined || seen.version === before.seen.version) return;
    const now: Asked = { ...before, seen, isNewer: true };
    if (isPossible(now)) setAsked(now);
    else setOpen(false);
  };
  return (
    <Card title="月ごとの締め">
      <ClosingTable
        rows={monthRows(closing)}
        onClose={mayClose ? ask('close') : undefined}
        onReopen={mayReopen ? ask('reopen') : undefined}
      />
      <Text size="xs" c="dimmed" mt="sm">
        件数は、その月の利用分がある未確定の申請です。
        {closing.isCut
          ? '未確定の申請が多いため、状態ごとに古いものから100件までを数え、「以上」を付けています。'
          : ''}
      </Text>
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
