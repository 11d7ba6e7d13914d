import { Anchor, Box, Button, Group, Input, Stack, Table, Text } from '@mantine/core';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useVotes, type VoteItem } from '#web/approvals/approvals-api.ts';
import { isVoteAct, voteActs, voteAsk, voteRow } from '#web/approvals/vote-row.ts';
import { listVotes } from '#contract/approvals.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { Limited } from '#web/ui/limited.tsx';
import { SearchField } from '#web/ui/search-field.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatDate } from '#web/ui/format-date.ts';
import { Icon } from '#web/ui/icons.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { votesPath, votesTitle } from '#web/api/way-back.ts';
import { useIsWide } from '#web/ui/use-is-wide.ts';
import { Waiting } from '#web/ui/waiting.tsx';

type RowsProps = {
  readonly items: readonly VoteItem[];
  /** This list as it is searched. */
  readonly back: string;
};

const Rows = ({ items, back }: RowsProps) => (
  <Table.ScrollContainer minWidth={720} className="sf-paper" type="native">
    <Table verticalSpacing={2} horizontalSpacing={8} fz="sm" className="sf-table" aria-label="承認した申請">
      <Table.Thead>
        <Table.Tr>
          {['日時', '操作', '申請番号', '件名', '申請者', '段階'].map((words) => (
            <Table.Th key={words} fz="xs" c="dimmed">
              {words}
            </Table.Th>
          ))}
          <Table.Th fz="xs" c="dimmed" ta="right">
            金額
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map(voteRow).map((row) => (
          <Table.Tr key={row.key} className="sf-dense">
            <Table.Td className="sf-number">{row.when}</Table.Td>
            <Table.Td>
              <ToneBadge tone={row.tone}>{row.act}</ToneBadge>
            </Table.Td>
            <Table.Td className="sf-number" c="dimmed">
              {row.number}
            </Table.Td>
            <Table.Td className="sf-cut" title={row.title}>
              <Anchor component={Link} to={row.to} state={{ back }} fw={600} fz="sm" underline="hover">
                {row.title}
              </Anchor>
            </Table.Td>
            <Table.Td className="sf-short" title={`${row.applicant}（${row.department}）`}>
              {row.applicant}
            </Table.Td>
            <Table.Td className="sf-short" title={row.step}>
              {row.step}
            </Table.Td>
            <Table.Td className="sf-number" ta="right" fw={600}>
              {row.amount}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

/** The same on phones. */
const Cards = ({ items, back }: RowsProps) => (
  <Stack component="ul" gap={0} m={0} px="sm" className="sf-paper" aria-label="承認した申請">
    {items.map(voteRow).map((row) => (
      <Box component="li" key={row.key} py={8} className="sf-card-row">
        <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
          <Anchor component={Link} to={row.to} state={{ back }} fw={600} fz="sm" className="sf-cut">
            {row.title}
          </Anchor>
          <Text size="sm" fw={600} className="sf-number">
            {row.amount}
          </Text>
        </Group>
        <Group gap={8} mt={2}>
          <ToneBadge tone={row.tone}>{row.act}</ToneBadge>
          <Text size="xs" c="dimmed">
            {row.when}・{row.number}・{row.applicant}・{row.step}
          </Text>
        </Group>
      </Box>
    ))}
  </Stack>
);

const More = ({ pages }: { readonly pages: ReturnType<typeof useVotes> }) => {
  const searchedTo = pages.data?.pages.at(-1)?.searchedTo;
  if (!pages.hasNextPage)
    return (
      <Text size="xs" c="dimmed" ta="center">
        この一覧ができる前の承認操作は表示されません。
      </Text>
    );
  return (
    <Stack align="center" gap="xs">
      {searchedTo === undefined ? null : (
        <Text component="output" size="sm" c="dimmed">
          {formatDate(searchedTo)} より前は、まだ探していません。
        </Text>
      )}
      <Button
        variant="default"
        size="sm"
        loading={pages.isFetchingNextPage}
        onClick={() => void pages.fetchNextPage()}
      >
        {searchedTo === undefined ? 'さらに読み込む' : 'さらに探す'}
      </Button>
    </Stack>
  );
};

type VotesProps = { readonly text: string; readonly act: string; readonly isNarrowed: boolean };

const Votes = ({ text, act, isNarrowed }: VotesProps) => {
  const { search } = useLocation();
  const List = useIsWide() ? Rows : Cards;
  const pages = useVotes(voteAsk(text, act));
  if (pages.data === undefined)
    return pages.error === null ? (
      <Waiting />
    ) : (
      <Failure error={pages.error} onRetry={() => void pages.refetch()} />
    );
  const items = pages.data.pages.flatMap((page) => page.items);
  const limited = <Limited isLimited={pages.data.pages[0]?.isLimited} what="申請" />;
  if (items.length === 0 && !pages.hasNextPage)
    return (
      <>
        <Empty
          icon="check"
          title={isNarrowed ? '条件に合う申請はありません' : '承認した申請はまだありません'}
          hint={
            isNarrowed
              ? '検索の語や条件を変えてください。'
              : '受信箱で承認・差戻し・却下した申請が、ここに表示されます。'
          }
        />
        {limited}
      </>
    );
  return (
    <>
      {items.length === 0 ? null : <List items={items} back={`${votesPath}${search}`} />}
      <More pages={pages} />
      {limited}
    </>
  );
};

/** 承認した申請: what I have voted on, as it was then. */
export const VotesPage = () => {
  const [params, setParams] = useSearchParams();
  const [text, act] = [params.get('text') ?? '', params.get('act') ?? ''];
  const change = (name: string, value: string): void => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  };
  return (
    <>
      <PageHead title={votesTitle} />
      <Stack gap="sm">
        <search>
          <Group gap="xs">
            <Text component="label" htmlFor="votes-text" size="xs" fw={600}>
              件名・番号・申請者・部門で探す
            </Text>
            <SearchField
              id="votes-text"
              size="xs"
              w={200}
              leftSection={<Icon name="search" size={14} />}
              text={text}
              maxLength={mostIn(listVotes, 'text')}
              onText={(words) => change('text', words)}
            />
            <Input
              component="select"
              size="xs"
              pointer
              aria-label="操作"
              value={isVoteAct(act) ? act : ''}
              onChange={({ currentTarget: { value } }) => change('act', value)}
            >
              <option value="">操作：すべて</option>
              {Object.entries(voteActs).map(([value, { words }]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </Input>
          </Group>
        </search>
        <Votes text={text} act={act} isNarrowed={text !== '' || act !== ''} />
      </Stack>
    </>
  );
};
