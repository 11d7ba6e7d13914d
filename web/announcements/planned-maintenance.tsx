import { Anchor, Box } from '@mantine/core';
import { Link } from 'react-router';
import { useNewest } from '#web/announcements/use-newest.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';

/** Above the home, in the week before and until it is over. */
export const PlannedMaintenance = () => {
  const { data } = useNewest();
  const planned = data?.planned ?? [];
  if (planned.length === 0) return null;
  return (
    <Box mb="md" component="section" aria-label="メンテナンスの予定">
      <Notice tone="calm" title="メンテナンスの予定">
        {planned.map(({ id, title, from, until }) => (
          <Box key={id} style={{ overflowWrap: 'anywhere' }}>
            {formatInstant(from)}〜{until === undefined ? '' : formatInstant(until)}{' '}
            <Anchor component={Link} to={`/announcements/${id}`} size="sm">
              {title}
            </Anchor>
          </Box>
        ))}
      </Notice>
    </Box>
  );
};
