import { Button, Group } from '@mantine/core';
import type { Earlier } from '#web/claims/claims-api.ts';
import { timeBefore } from '#web/ui/fiscal-years.ts';
import type { ListSearch } from '#web/claims/use-list-search.ts';
import { Empty } from '#web/ui/empty.tsx';

const hintOf = ({ period: { days } }: ListSearch, earlier: Earlier | undefined): string => {
  if (days === undefined) return '言葉を短くするか、条件を変えて探してください。';
  switch (earlier) {
    case 'found':
      return `${timeBefore(days)}にはあります。`;
    case 'none':
      return `${timeBefore(days)}にもありません。`;
    case 'unknown':
    case undefined:
      return `${timeBefore(days)}の分は、まだ探していません。`;
  }
};

type NoClaimsProps = {
  readonly search: ListSearch;
  readonly earlier: Earlier | undefined;
  /** What was looked for, such as 承認待ちの申請. */
  readonly what: string;
  readonly isNarrowed: boolean;
  readonly onWiden: () => void;
};

/** None in this period, with these conditions; never "none" of what was not looked at. */
export const NoClaims = ({ search, earlier, what, isNarrowed, onWiden }: NoClaimsProps) => {
  const { period } = search;
  const isOver = period.days === undefined || (period.isThisYear && earlier === 'none');
  return (
    <Empty
      icon="document"
      title={period.days === undefined ? `${what}はありません` : `${what}は、${period.name}にはありません`}
      hint={hintOf(search, earlier)}
    >
      <Group justify="center" gap="sm" mt="xs">
        {isOver ? null : (
          <Button variant="default" onClick={() => search.change({ year: 'all' })}>
            全期間で探す
          </Button>
        )}
        {isNarrowed ? (
          <Button variant="default" onClick={onWiden}>
            条件を外す
          </Button>
        ) : null}
      </Group>
    </Empty>
  );
};
