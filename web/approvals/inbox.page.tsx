import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type InboxItem, useInbox } from '#web/approvals/approvals-api.ts';
import { InboxActBar, InboxActDialogs, type InboxActs, useInboxActs } from '#web/approvals/inbox-acts.tsx';
import { InboxCards } from '#web/approvals/inbox-cards.view.tsx';
import { InboxFilters, searchFieldId } from '#web/approvals/inbox-filters.view.tsx';
import { inboxRow, sayNotice, sortedInbox } from '#web/approvals/inbox-row.ts';
import { InboxTable, rowId } from '#web/approvals/inbox-table.view.tsx';
import { type InboxDesk, useInboxDesk } from '#web/approvals/use-inbox-desk.ts';
import { useReadAhead } from '#web/claims/claims-api.ts';
import { peekMark } from '#web/evidence/receipt-peek.view.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { todayInJapan } from '#web/ui/format-date.ts';
import { KeyList } from '#web/keys/key-list.view.tsx';
import { Limited } from '#web/ui/limited.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { useIsWide } from '#web/ui/use-is-wide.ts';
import type { KeyDeed } from '#web/keys/use-keys.ts';
import { Waiting } from '#web/ui/waiting.tsx';

const toSearch = (): void => document.querySelector<HTMLElement>(`#${searchFieldId}`)?.focus();

/** Its own button is pressed, so that the keyboard comes back to the row. */
const peekAt = (claimId: string | undefined): boolean => {
  const button =
    claimId === undefined ? null : document.querySelector<HTMLElement>(`#${rowId(claimId)} [${peekMark}]`);
  button?.click();
  return button !== null;
};

const keysOf = (desk: InboxDesk, acts: InboxActs): readonly KeyDeed[] => [
  { key: 'j', words: '次の行へ', repeats: true, run: () => desk.move(1) },
  { key: 'k', words: '前の行へ', repeats: true, run: () => desk.move(-1) },
  {
    key: 'x',
    words: '行を選択・解除',
    run: () => desk.select(false),
  },
  {
    key: 'X',
    words: '前に選択した行からここまでを選択',
    run: () => desk.select(true),
  },
  { key: '*', words: '確認事項のない申請をすべて選択・解除', run: desk.selection.toggleAll },
  { key: 'a', words: '選択した申請（なければ現在の行）を承認', run: acts.approve },
  { key: 'r', words: '選択した申請（なければ現在の行）を差戻し', run: acts.sendBack },
  { key: 'v', words: '現在の行の証憑を見る', run: () => peekAt(desk.current?.claimId) },
  {
    key: 'o',
    words: '現在の行を開く',
    run: () => desk.open(desk.current?.claimId ?? desk.shown[0]?.claimId),
  },
  { key: '/', words: '検索欄へ', run: toSearch },
  { key: 'Escape', words: '選択を解除', run: desk.selection.clear },
];

type StandProps = {
  readonly desk: InboxDesk;
  readonly all: number;
  readonly isWhole: boolean;
  readonly isTooLong: boolean;
};

/** How much of the inbox is shown; never "none" while a part of it is still on its way. */
const Stand = ({ desk, all, isWhole, isTooLong }: StandProps) => {
  const isNarrowed = desk.shown.length !== all;
  const count = isNarrowed ? `${desk.shown.length}件（全${all}件）` : `${all}件`;
  return (
    <Text component="output" size="xs" c="dimmed" aria-live="polite">
      {desk.told === '' ? '' : `${desk.told}　`}
      {isWhole ? count : `${count}・${isTooLong ? '古い順に表示しています' : '読み込んでいます…'}`}
    </Text>
  );
};

const NothingFits = ({ onWiden }: { readonly onWiden: () => void }) => (
  <Empty icon="inbox" title="条件に合う申請はありません" hint="検索の語や条件を変えてください。">
    <Button variant="default" onClick={onWiden}>
      条件を消す
    </Button>
  </Empty>
);

const nothingAsked = { text: '', step: '', department: '', findings: '' };

const NothingWaits = () => (
  <Empty
    icon="inbox"
    title="承認待ちの申請はありません"
    hint="あなたの承認が必要な申請が届くと、ここに表示されます。"
  />
);

const Nothing = ({ desk, all, isWhole }: TableProps) => {
  if (!isWhole) return <Waiting />;
  return all === 0 ? <NothingWaits /> : <NothingFits onWiden={() => desk.change(nothingAsked)} />;
};

type TableProps = Pick<StandProps, 'desk' | 'all' | 'isWhole'>;

const Table = ({ desk, all, isWhole }: TableProps) => {
  const isWide = useIsWide();
  const [today] = useState(() => todayInJapan(Date.now()));
  const list = {
    rows: desk.shown.map((item) => inboxRow(item, today)),
    current: desk.current?.claimId,
    selection: desk.selection,
    addressOf: desk.addressOf,
    onPoint: desk.point,
  };
  if (list.rows.length === 0) return <Nothing desk={desk} all={all} isWhole={isWhole} />;
  return isWide ? <InboxTable {...list} search={desk.search} onSort={desk.sort} /> : <InboxCards {...list} />;
};

type WaitingClaimsProps = Pick<StandProps, 'isWhole' | 'isTooLong'> & {
  readonly items: readonly InboxItem[];
};

const WaitingClaims = ({ items, isWhole, isTooLong }: WaitingClaimsProps) => {
  const desk = useInboxDesk(items);
  const acts = useInboxActs(desk);
  useReadAhead(desk.current?.claimId);
  return (
    <>
      <Group
        justify="space-between"
        align="flex-end"
        gap="xs"
        display={items.length === 0 ? 'none' : undefined}
      >
        <InboxFilters items={items} search={desk.search} onChange={desk.change} />
        <Group gap="xs">
          <Stand desk={desk} all={items.length} isWhole={isWhole} isTooLong={isTooLong} />
          <KeyList deeds={keysOf(desk, acts)} />
        </Group>
      </Group>
      <Table desk={desk} all={items.length} isWhole={isWhole} />
      <InboxActBar desk={desk} acts={acts} />
      <InboxActDialogs acts={acts} />
    </>
  );
};

const Waits = () => {
  const { data, error, refetch, isWhole, isTooLong } = useInbox();
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const { votes, notices } = sortedInbox(data.pages);
  return (
    <Stack gap="sm">
      {notices.map((notice) => (
        <Notice key={notice.claimId} tone="warn">
          {sayNotice(notice)}
        </Notice>
      ))}
      <WaitingClaims items={votes} isWhole={isWhole} isTooLong={isTooLong} />
      <Limited isLimited={data.pages.find(({ isLimited }) => isLimited)?.isLimited} what="申請" />
    </Stack>
  );
};

/** 受信箱: what waits for me. */
export const InboxPage = () => (
  <>
    <PageHead title="受信箱" />
    <Waits />
  </>
);
