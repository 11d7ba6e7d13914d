import { createExport } from '#contract/exports.ts';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { newId } from '#web/api/new-id.ts';
import { sayFailure } from '#web/api/problem.ts';
import { ExportDownloads } from '#web/exports/export-downloads.tsx';
import { ExportPreview, TestImport } from '#web/exports/export-preview.tsx';
import { ExportChoice, ReplacementForm } from '#web/exports/export-form.view.tsx';
import { labelRow } from '#web/exports/export-words.ts';
import {
  type ExportPreview as Preview,
  type ExportProblems,
  type Replacement,
  useCreateExport,
  useExportPreview,
} from '#web/exports/exports-api.ts';
import { useMay } from '#web/api/session.tsx';
import { Card } from '#web/ui/card.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatMonth, recentMonths, todayInJapan } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { tellDone } from '#web/ui/tell.ts';

const hasAny = ({ characters, texts, entries }: ExportProblems): boolean =>
  characters.length + texts.length + entries.length > 0;

const Order = ({ preview }: { readonly preview: Preview }) => {
  const { month } = preview;
  const [id, renew] = useState(newId);
  const create = useCreateExport();
  const order = (replacements?: readonly Replacement[]): void => {
    const ask = { id, month, format: 'yayoi' } as const;
    create.mutate(
      { body: replacements === undefined ? ask : { ...ask, replacements } },
      {
        onSuccess: ({ files }) => {
          renew(newId());
          tellDone(
            files.length === 1
              ? `${files[0]?.fileName ?? ''} を作成しました`
              : `${files.length}個のファイルを作成しました`,
          );
        },
      },
    );
  };
  const unproven = preview.labels.map(labelRow).filter(({ isProven }) => !isProven);
  const problems = create.problems ?? preview.problems;
  if (preview.mayNotTake === true)
    return (
      <Notice tone="warn" title="この月のファイルは作成できません">
        あなたに閲覧権限のない仕訳（情報のラベルが付いたもの、または閲覧できる対象期間の外の月）があります。ファイルは未出力の仕訳をすべて含むため、全部を閲覧できる人が作成してください。閲覧できる人は、テナント管理者が「ロールと権限」で決めます。
      </Notice>
    );
  if (preview.entryCount === 0) return null;
  if (unproven.length > 0)
    return <TestImport preview={preview} labels={unproven.map(({ label }) => label)} />;
  return (
    <Stack gap="md">
      {create.error === null || create.problems !== undefined ? null : (
        <Notice tone="bad" isUrgent>
          {sayFailure(create.error)}
        </Notice>
      )}
      {hasAny(problems) ? (
        <ReplacementForm problems={problems} isBusy={create.isPending} onRetry={order} />
      ) : (
        <Group>
          <Button loading={create.isPending} onClick={() => order()}>
            ファイルを作成する
          </Button>
        </Group>
      )}
    </Stack>
  );
};

const NewFile = ({
  month,
  onMonth,
}: {
  readonly month: string;
  readonly onMonth: (month: string) => void;
}) => {
  const { data, error, refetch } = useExportPreview(month);
  const [today] = useState(() => todayInJapan(Date.now()));
  return (
    <Stack gap="md">
      <ExportChoice
        months={recentMonths(today, 36).map((value) => ({ value, label: formatMonth(value) }))}
        month={month}
        onMonth={onMonth}
        productName={data?.productName}
      />
      {error === null ? null : <Failure error={error} onRetry={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Text size="sm">仕訳を数えています…</Text>
      ) : (
        <>
          <ExportPreview preview={data} />
          <Order key={month} preview={data} />
        </>
      )}
    </Stack>
  );
};

/** 会計ソフト出力. */
export const ExportsPage = () => {
  const [search, setSearch] = useSearchParams();
  const [today] = useState(() => todayInJapan(Date.now()));
  const month = search.get('month') ?? recentMonths(today, 36)[0] ?? '';
  const mayCreate = useMay(createExport);
  return (
    <>
      <PageHead title="会計ソフト出力" lead="確定した仕訳を、会計ソフトに取り込むファイルにします。" />
      <Stack gap="lg">
        {mayCreate ? (
          <Card title="新しいファイル">
            <NewFile month={month} onMonth={(value) => setSearch({ month: value }, { replace: true })} />
          </Card>
        ) : null}
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
