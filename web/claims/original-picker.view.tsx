import { rowCalled } from '#domain/masters/coded-rows.ts';
import { Button, Group, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import type { RefundOriginal } from '#domain/verdicts/refund-original.ts';
import { useRefundableLines } from '#web/claims/claims-api.ts';
import { mostSearched } from '#web/claims/field-lengths.ts';
import { leftOf, matching, sayParts } from '#web/claims/refund-of-original.ts';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatDate } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';
import { useIsWide } from '#web/ui/use-is-wide.ts';
import { Waiting } from '#web/ui/waiting.tsx';
import { dialog } from '#web/ui/dialog.tsx';

type Choosing = {
  readonly items: readonly ExpenseItem[];
  readonly onChoose: (original: RefundOriginal) => void;
};

const nameIn =
  (items: readonly ExpenseItem[]) =>
  ({ itemCode, account, spentOn }: RefundOriginal): string =>
    rowCalled(items, itemCode, spentOn)?.name ?? account.name;

/** What is left of it, where something was taken back before. */
const sayLeft = (original: RefundOriginal): string => {
  const left = leftOf(original);
  if (left === 0) return '全額返金済み';
  return left < original.amount ? `残り${formatYen(left)}` : '';
};

const Row = ({ original, items, onChoose }: Choosing & { readonly original: RefundOriginal }) => {
  const { spentOn, supplier, memo, claimNumber, amount } = original;
  const left = sayLeft(original);
  return (
    <li>
      <UnstyledButton
        className="sf-row"
        w="100%"
        p="xs"
        disabled={leftOf(original) === 0}
        onClick={() => onChoose(original)}
      >
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Text size="sm" fw={600}>
            {formatDate(spentOn)}　{nameIn(items)(original)}
          </Text>
          <Text size="sm" fw={600} className="sf-number">
            {formatYen(amount)}
          </Text>
        </Group>
        <Text size="sm">{[supplier.name, memo].filter((text) => text !== '').join('・')}</Text>
        <Text size="xs" c="dimmed">
          {[claimNumber, sayParts(original), left].filter((text) => text !== '').join('　')}
        </Text>
      </UnstyledButton>
    </li>
  );
};

const Found = ({ typed, items, onChoose }: Choosing & { readonly typed: string }) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useRefundableLines();
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const all = data.pages.flatMap((page) => page.items);
  const shown = matching(all, typed, nameIn(items));
  return (
    <Stack gap="sm">
      <Text component="output" size="xs" c="dimmed">
        {shown.length}件
      </Text>
      {shown.length === 0 ? (
        <Empty
          icon="document"
          title={all.length === 0 ? '確定した明細がありません' : 'あてはまる明細がありません'}
          hint={hasNextPage ? '古い申請の明細を続けて読み込めます。' : '元の購入日を手入力できます。'}
        />
      ) : (
        <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
          {shown.map((original) => (
            <Row
              key={`${original.claimId} ${original.lineId}`}
              original={original}
              items={items}
              onChoose={onChoose}
            />
          ))}
        </Stack>
      )}
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          さらに読み込む
        </Button>
      ) : null}
    </Stack>
  );
};

const Searching = (choosing: Choosing) => {
  const [typed, type] = useState('');
  return (
    <Stack gap="sm">
      <TextInput
        label="読み込んだ明細から探す"
        description="支払先・摘要・経費科目・申請番号・日付・金額"
        value={typed}
        maxLength={mostSearched}
        data-autofocus
        onChange={({ currentTarget: { value } }) => type(value)}
      />
      <Found typed={typed} {...choosing} />
    </Stack>
  );
};

type PickerProps = Choosing & { readonly isOpen: boolean; readonly onClose: () => void };

/** 元の明細 among one's own confirmed lines; the whole screen on a phone. */
export const OriginalPicker = dialog(({ isOpen, onClose, ...choosing }: PickerProps) => {
  const isWide = useIsWide();
  return (
    <Dialog opened={isOpen} onClose={onClose} title="元の明細を選ぶ" size="lg" fullScreen={!isWide}>
      <Searching {...choosing} />
    </Dialog>
  );
});
