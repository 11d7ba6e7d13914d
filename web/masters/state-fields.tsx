import { Group, SimpleGrid, Stack } from '@mantine/core';
import { Fragment } from 'react';
import type { Master } from '#domain/masters/master.ts';
import { DateField } from '#web/calendar/date-field.tsx';
import { controlOf } from '#web/masters/controls/every-control.ts';

type StateFieldsProps = {
  readonly master: Master;
  readonly draft: Readonly<Record<string, string>>;
  readonly today: string;
  readonly faultOf: (name: string) => string | undefined;
  readonly onChange: (name: string, value: string) => void;
};

/** One control for each field of a master, and its days. */
export const StateFields = ({ master, draft, today, faultOf, onChange }: StateFieldsProps) => (
  <Stack gap="sm">
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
      {Object.entries(master.fields).map(([name, field]) => (
        <Fragment key={name}>
          {controlOf(field).draw({
            field,
            value: draft[name] ?? '',
            today,
            error: faultOf(name),
            onChange: (value) => onChange(name, value),
          })}
        </Fragment>
      ))}
    </SimpleGrid>
    {master.isDated ? (
      <Group grow align="flex-start">
        <DateField
          label="適用開始日"
          value={draft['validFrom'] ?? ''}
          today={today}
          onChange={(day) => onChange('validFrom', day)}
          error={faultOf('validFrom')}
          isRequired
        />
        <DateField
          label="適用終了日（任意）"
          value={draft['validTo'] ?? ''}
          today={today}
          onChange={(day) => onChange('validTo', day)}
          error={faultOf('validTo')}
        />
      </Group>
    ) : null}
  </Stack>
);
