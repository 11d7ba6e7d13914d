import { Button, Checkbox, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { LabelRow } from '#web/exports/export-words.ts';
import { Notice } from '#web/ui/notice.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

/** 税区分 that the file will carry, each with how sure it is (ACC-005). */
export const ExportLabels = ({ rows }: { readonly rows: readonly LabelRow[] }) => (
  <div>
    <Text size="sm" c="dimmed" mb={4}>
      このファイルで使う税区分
    </Text>
    <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }} aria-label="使う税区分">
      {rows.map(({ label, state, isProven }) => (
        <Group component="li" key={label} gap="xs">
          <Text size="sm" fw={500}>
            {label}
          </Text>
          {isProven ? (
            <Text size="xs" c="dimmed">
              {state}
            </Text>
          ) : (
            <ToneBadge tone="warn">{state}</ToneBadge>
          )}
        </Group>
      ))}
    </Stack>
  </div>
);

type TestImportProps = {
  readonly labels: readonly string[];
  readonly productName: string;
  readonly isFetching: boolean;
  readonly isConfirming: boolean;
  readonly onFetch: () => void;
  readonly onConfirm: () => void;
};

/** Before the first file with labels that nobody has read in the package: one row each, tried by hand. */
export const TestImportForm = ({
  labels,
  productName,
  isFetching,
  isConfirming,
  onFetch,
  onConfirm,
}: TestImportProps) => {
  const [isSeen, see] = useState(false);
  return (
    <Notice tone="warn" title="未確認の税区分があります。先に取込テストをしてください">
      <Stack gap="sm" mt="xs">
        <Text size="sm">
          「{labels.join('」「')}」は、{productName}
          での名称を確認できていません。名称が違うと、仕入税額控除（消費税法30条）の額が正しく集計されません。
        </Text>
        <List type="ordered" size="sm" spacing={4}>
          <List.Item>テスト用のファイル（1つの税区分につき110円の仕訳1行）をダウンロードします。</List.Item>
          <List.Item>
            {productName}
            に取り込み、税区分と消費税額を確かめて、その仕訳を削除します。違う名称だったときは、テナント管理者が会社設定の「税区分の名称」を直します。
          </List.Item>
          <List.Item>正しく取り込めたら、確認済みにします。同じ税区分では次から聞きません。</List.Item>
        </List>
        <Group>
          <Button size="sm" variant="light" loading={isFetching} onClick={onFetch}>
            テスト用のファイルをダウンロード
          </Button>
        </Group>
        <Checkbox
          label="会計ソフトに正しく取り込めたことを確認しました"
          checked={isSeen}
          onChange={({ currentTarget: { checked } }) => see(checked)}
        />
        <Group>
          <Button size="sm" disabled={!isSeen} loading={isConfirming} onClick={onConfirm}>
            確認済みにする
          </Button>
        </Group>
      </Stack>
    </Notice>
  );
};
