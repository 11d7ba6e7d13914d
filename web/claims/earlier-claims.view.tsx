import { Anchor, Group, Text } from '@mantine/core';
import { timeBefore } from '#web/ui/fiscal-years.ts';
import type { Earlier } from '#web/claims/claims-api.ts';
import type { ListSearch } from '#web/claims/use-list-search.ts';

/** The year before the one that is shown, or nothing where the list of years ends. */
const yearBefore = ({ period, periods }: ListSearch) => {
  const before = periods[periods.indexOf(period) + 1];
  return before?.days === undefined ? undefined : before;
};

type EarlierClaimsProps = { readonly earlier: Earlier | undefined; readonly search: ListSearch };

/** Says that older claims fit too, which the period leaves out, so that nothing is missing in silence. */
export const EarlierClaims = ({ earlier, search }: EarlierClaimsProps) => {
  const { days } = search.period;
  if (days === undefined || earlier === undefined || earlier === 'none') return null;
  const before = yearBefore(search);
  return (
    <Group gap="xs" mb="sm">
      <Text size="sm" c="dimmed" component="output">
        {earlier === 'found'
          ? `${timeBefore(days)}の申請もあります。`
          : `${timeBefore(days)}の分は、まだ探していません。`}
      </Text>
      {before === undefined ? null : (
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => search.change({ year: before.value })}
        >
          {before.value}年度
        </Anchor>
      )}
      <Anchor component="button" type="button" size="sm" onClick={() => search.change({ year: 'all' })}>
        全期間
      </Anchor>
    </Group>
  );
};
