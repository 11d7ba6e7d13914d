import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Replacement } from '#web/api/contract.ts';
import { newId } from '#web/api/new-id.ts';
import { problemOf, sayFailure } from '#web/api/problem.ts';
import { ExportDownloads } from '#web/app/export-downloads.tsx';
import { ExportChoice, ReplacementForm } from '#web/exports/export-form.view.tsx';
import { exportPreview } from '#web/exports/export-words.ts';
import { useCreateExport } from '#web/exports/exports-api.ts';
import { useJournalMonth } from '#web/journals/journals-api.ts';
import { Card } from '#web/ui/card.tsx';
import { formatMonth, recentMonths, todayInJapan } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { tellDone } from '#web/ui/tell.tsx';

const Preview = ({ month }: { readonly month: string }) => {
  const { data, error } = useJournalMonth(month);
  if (error !== null) return <Notice tone="bad">{sayFailure(error)}</Notice>;
  if (data === undefined) return <Text size="sm">仕訳を数えています…</Text>;
  const preview = exportPreview(data);
  return (
    <Text size="sm" component="output">
      {preview.says}
      {preview.earlier > 0 ? `（${preview.earlier}件は出力済みです）` : ''}
    </Text>
  );
};

const Order = ({ month }: { readonly month: string }) => {
  const [id, renew] = useState(newId);
  const create = useCreateExport();
  const { data } = useJournalMonth(month);
  const problem = problemOf(create.error);
  const order = (replacements?: readonly Replacement[]): void => {
    const ask = { id, month, format: 'yayoi' } as const;
    create.mutate(replacements === undefined ? ask : { ...ask, replacements }, {
      onSuccess: ({ fileName }) => {
        renew(newId());
        tellDone(`${fileName} を作成しました`);
      },
    });
  };
  const isUnmappable = problem?.code === 'export-unmappable' && problem.characters.length > 0;
  return (
    <Stack gap="md">
      {create.error === null || isUnmappable ? null : (
        <Notice tone="bad" isUrgent>
          {sayFailure(create.error)}
        </Notice>
      )}
      {isUnmappable ? (
        <ReplacementForm characters={problem.characters} isBusy={create.isPending} onRetry={order} />
      ) : (
        <Group>
          <Button
            loading={create.isPending}
            disabled={data === undefined || !exportPreview(data).canExport}
            onClick={() => order()}
          >
            ファイルを作成する
          </Button>
        </Group>
      )}
    </Stack>
  );
};

/** 会計ソフト出力. */
export const ExportsPage = () => {
  const [search, setSearch] = useSearchParams();
  const [today] = useState(() => todayInJapan(Date.now()));
  const months = recentMonths(today, 36);
  const month = search.get('month') ?? months[0] ?? '';
  return (
    <>
      <PageHead title="会計ソフト出力" lead="確定した仕訳を、会計ソフトに取り込むファイルにします。" />
      <Stack gap="lg">
        <Card title="新しいファイル">
          <Stack gap="md">
            <ExportChoice
              months={months.map((value) => ({ value, label: formatMonth(value) }))}
              month={month}
              onMonth={(value) => setSearch({ month: value }, { replace: true })}
            />
            <Preview month={month} />
            <Order key={month} month={month} />
          </Stack>
        </Card>
        <section aria-label="出力したファイル">
          <Title order={2} mb="sm">
            出力したファイル
          </Title>
          <ExportDownloads />
        </section>
      </Stack>
    </>
  );
};
