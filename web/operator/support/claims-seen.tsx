import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { addMonths, firstDayOf, monthOf } from '#domain/calendar/calendar-date.ts';
import { listedStatusWords } from '#domain/claims/claims-csv.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import { DenseTable } from '#web/operator/support/dense-table.view.tsx';
import { Seen } from '#web/operator/support/seen.tsx';
import { type GrantPlace, type SeenHit, useSeen } from '#web/operator/support/support-api.ts';
import { formatDate, todayInJapan } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';

type Wanted = {
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly text: string;
};

/** Of a quarter until today. */
const wantedFirst = (): Wanted => {
  const to = todayInJapan(Date.now());
  const from = isCalendarDate(to) ? firstDayOf(addMonths(monthOf(to), -2)) : to;
  return { from, to, status: '', text: '' };
};

const isSound = ({ from, to }: Wanted): boolean => isCalendarDate(from) && isCalendarDate(to) && from <= to;

/** What is asked for, without what was left empty. */
const queryOf = (wanted: Wanted, cursor: string | undefined): Readonly<Record<string, string>> => {
  const { from, to, status } = wanted;
  const text = wanted.text.trim();
  return {
    from,
    to,
    limit: '50',
    ...(status === '' ? {} : { status }),
    ...(text === '' ? {} : { text }),
    ...(cursor === undefined ? {} : { cursor }),
  };
};

const statusOptions = [
  { value: '', label: 'すべて' },
  ...Object.entries(listedStatusWords).map(([value, label]) => ({ value, label })),
];

type SearchProps = { readonly wanted: Wanted; readonly onWanted: (wanted: Wanted) => void };

/** Searched on a press, not as it is typed: each search is told to the company. */
const Search = ({ wanted, onWanted }: SearchProps) => {
  const [typed, type] = useState(wanted);
  const [isTried, setTried] = useState(false);
  const change = (part: Partial<Wanted>): void => type({ ...typed, ...part });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isSound(typed)) onWanted(typed);
  };
  return (
    <form noValidate onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <TextInput
          type="date"
          label="開始日"
          value={typed.from}
          error={isTried && !isSound(typed) ? '終了日以前の日を入力してください' : undefined}
          onChange={({ currentTarget }) => change({ from: currentTarget.value })}
        />
        <TextInput
          type="date"
          label="終了日"
          value={typed.to}
          onChange={({ currentTarget }) => change({ to: currentTarget.value })}
        />
        <NativeSelect
          label="状態"
          data={statusOptions}
          value={typed.status}
          onChange={({ currentTarget }) => change({ status: currentTarget.value })}
        />
        <TextInput
          label="申請番号・件名・申請者"
          maxLength={100}
          autoComplete="off"
          value={typed.text}
          onChange={({ currentTarget }) => change({ text: currentTarget.value })}
        />
        <Button type="submit" variant="default">
          検索
        </Button>
      </Group>
    </form>
  );
};

const rowOf = (hit: SeenHit, onOpen: (claimId: string) => void) => ({
  key: hit.claimId,
  cells: [
    hit.number,
    formatDate(hit.firstSubmittedAt.slice(0, 10)),
    hit.applicantName,
    hit.departmentName,
    hit.title,
    formatYen(hit.total),
    hit.stepName === undefined || hit.status !== 'submitted'
      ? listedStatusWords[hit.status]
      : `${listedStatusWords[hit.status]}（${hit.stepName}）`,
    <Button
      key="open"
      size="compact-xs"
      variant="default"
      aria-label={`開く：${hit.number}`}
      onClick={() => onOpen(hit.claimId)}
    >
      開く
    </Button>,
  ],
});

const heads = ['申請番号', '申請日', '申請者', '部門', '件名', '金額', '状態', '操作'];

type ClaimsProps = { readonly place: GrantPlace; readonly onOpen: (claimId: string) => void };

const Page = ({ place, onOpen, wanted }: ClaimsProps & { readonly wanted: Wanted }) => {
  /** Where each page that was opened begins: the last one is shown. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const found = useSeen(place, 'searchClaims', { query: queryOf(wanted, cursors.at(-1)) });
  return (
    <Seen of={found}>
      {({ answer: { items, nextCursor, totals } }) =>
        items.length === 0 ? (
          <Text size="sm">条件に合う申請はありません。情報のラベルが付いた申請は表示されません。</Text>
        ) : (
          <Stack gap="sm">
            <Text size="sm">{`${totals.count}件　合計 ${formatYen(totals.total)}`}</Text>
            <DenseTable
              label="申請"
              heads={heads}
              minWidth={960}
              rows={items.map((hit) => rowOf(hit, onOpen))}
            />
            <Group gap="sm">
              {cursors.length === 0 ? null : (
                <Button size="compact-sm" variant="default" onClick={() => setCursors(cursors.slice(0, -1))}>
                  前のページ
                </Button>
              )}
              {nextCursor === undefined ? null : (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => setCursors([...cursors, nextCursor])}
                >
                  次のページ
                </Button>
              )}
            </Group>
          </Stack>
        )
      }
    </Seen>
  );
};

/** 申請の一覧 of the company, by day, state and words. */
export const ClaimsSeen = (props: ClaimsProps) => {
  const [wanted, want] = useState(wantedFirst);
  return (
    <Stack gap="md">
      <Search wanted={wanted} onWanted={want} />
      <Page key={JSON.stringify(wanted)} {...props} wanted={wanted} />
    </Stack>
  );
};
