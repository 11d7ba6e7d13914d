import { Box, Button, Group, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { fetchExtraction, listExtractions } from '#contract/operator/extractions.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { type ExtractionForm, filesKeptDays } from '#domain/audit/extraction.ts';
import { fetchAnswer, usePages } from '#web/api/contract-client.ts';
import { sayFailure } from '#web/api/problem.ts';
import { StartExtractionDialog } from '#web/operator/audit/start-extraction-dialog.tsx';
import { FurtherPages } from '#web/operator/further-pages.view.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { followLink } from '#web/ui/follow-link.ts';
import { formatDate, formatInstant } from '#web/ui/format-date.ts';
import { Icon } from '#web/ui/icons.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type Shown = AnswerOf<typeof listExtractions>['items'][number];

const stateWords = {
  waiting: ['作成待ち', 'calm'],
  running: ['作成中', 'calm'],
  done: ['作成済み', 'good'],
  failed: ['失敗', 'bad'],
} as const;

const forms: readonly (readonly [ExtractionForm, string])[] = [
  ['csv', 'CSV'],
  ['json', 'JSON（証明つき）'],
];

/** Each link holds for a minute, so that it is asked for with the click. */
const useFetching = () => {
  const [error, setError] = useState<Error | null>(null);
  const fetchFile = async (extractionId: string, piece: number, form: ExtractionForm): Promise<void> => {
    setError(null);
    try {
      followLink(
        await fetchAnswer(fetchExtraction, {
          params: { extractionId },
          query: { piece: String(piece), form },
        }),
      );
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    }
  };
  return { error, fetchFile };
};

type FilesProps = { readonly shown: Shown; readonly onFetch: ReturnType<typeof useFetching>['fetchFile'] };

const Files = ({ shown: { extractionId, pieces, state }, onFetch }: FilesProps) => {
  if (state === 'done' && pieces === 0)
    return <Text size="sm" c="dimmed">{`保存期間（${filesKeptDays}日間）が過ぎました`}</Text>;
  return (
    <Stack gap={6}>
      {Array.from({ length: pieces }, (_, n) => n + 1).map((piece) => (
        <Group key={piece} gap={6}>
          {forms.map(([form, words]) => (
            <Button
              key={form}
              size="compact-sm"
              variant="default"
              leftSection={<Icon name="download" size={14} />}
              onClick={() => void onFetch(extractionId, piece, form)}
            >
              {pieces === 1 ? words : `${words} ${piece}`}
            </Button>
          ))}
        </Group>
      ))}
    </Stack>
  );
};

const asked = ({ actor, action }: Shown): string =>
  [actor === undefined ? '' : `操作者 ${actor}`, action === undefined ? '' : `操作 ${action}`]
    .filter((part) => part !== '')
    .join('・');

const Row = ({ shown, onFetch }: FilesProps) => {
  const [word, tone] = stateWords[shown.state];
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{shown.company?.name ?? '運用者の操作'}</Text>
        <Text size="xs" c="dimmed">{`${formatDate(shown.from)}〜${formatDate(shown.to)}`}</Text>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {asked(shown)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {shown.reason}
        </Text>
        <Text size="xs" c="dimmed">{`${shown.by.name}（${shown.by.id}）・${formatInstant(shown.at)}`}</Text>
      </Table.Td>
      <Table.Td>
        <ToneBadge tone={tone}>{word}</ToneBadge>
        {shown.state === 'done' ? <Text size="xs" c="dimmed">{`${shown.records}件`}</Text> : null}
      </Table.Td>
      <Table.Td>
        <Files shown={shown} onFetch={onFetch} />
      </Table.Td>
    </Table.Tr>
  );
};

const heads = ['対象・期間', '理由・依頼した人', '状態', 'ファイル'];

const Extractions = () => {
  const list = usePages(listExtractions, { query: { limit: '20' } }, { staleTime: 0 });
  const { error, fetchFile } = useFetching();
  if (list.data === undefined)
    return list.error === null ? (
      <Waiting rows={3} />
    ) : (
      <Failure error={list.error} onRetry={() => void list.refetch()} />
    );
  const rows = list.data.pages.flatMap(({ items }) => items);
  const isBusy = rows.some(({ state }) => state === 'waiting' || state === 'running');
  return (
    <Stack gap="md">
      {error === null ? null : (
        <Notice tone="bad" isUrgent>
          {sayFailure(error)}
        </Notice>
      )}
      {isBusy ? (
        <Group gap="sm">
          <Text size="sm">作成は1分ごとに進みます。</Text>
          <Button variant="default" loading={list.isFetching} onClick={() => void list.refetch()}>
            最新の状態を表示
          </Button>
        </Group>
      ) : null}
      <Box className="sf-paper" p="md" aria-live="polite">
        {rows.length === 0 ? (
          <Text>抽出はまだありません。「監査記録を抽出」から、対象と期間を指定して始めてください。</Text>
        ) : (
          <ScrollArea viewportProps={{ tabIndex: 0, 'aria-label': '抽出の一覧', role: 'region' }}>
            <Table verticalSpacing="sm" miw={720} aria-label="抽出の一覧">
              <Table.Thead>
                <Table.Tr>
                  {heads.map((head) => (
                    <Table.Th key={head} scope="col">
                      {head}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((shown) => (
                  <Row key={shown.extractionId} shown={shown} onFetch={fetchFile} />
                ))}
              </Table.Tbody>
            </Table>
          </ScrollArea>
        )}
      </Box>
      <FurtherPages list={list} />
    </Stack>
  );
};

/** 監査記録: who did what, taken for a company or an authority, with the proof that nothing is missing. */
export const AuditPage = () => {
  const [isStarting, start] = useState(false);
  return (
    <>
      <PageHead
        title="監査記録"
        lead="会社または運用者の操作記録を、期間を指定して抽出します。業務の内容は会社の鍵で暗号化されており、ここからは読めません。"
      >
        <Button leftSection={<Icon name="add" />} onClick={() => start(true)}>
          監査記録を抽出
        </Button>
      </PageHead>
      <Extractions />
      {isStarting ? <StartExtractionDialog onClose={() => start(false)} /> : null}
    </>
  );
};
