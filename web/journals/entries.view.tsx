import { Stack } from '@mantine/core';
import { EntryTable } from '#web/journals/entry-table.view.tsx';
import type { ShownEntry } from '#web/journals/journals-api.ts';
import { Card } from '#web/ui/card.tsx';

/** The journals of one claim: posted ones, or those that confirming would post. */
export const ClaimEntries = ({
  title,
  entries,
}: {
  readonly title: string;
  readonly entries: readonly ShownEntry[];
}) => (
  <Card title={title}>
    <Stack gap="lg">
      {entries.map((entry, index) => (
        <EntryTable key={`${entry.serial ?? index}-${entry.postedOn}`} entry={entry} index={index} />
      ))}
    </Stack>
  </Card>
);
