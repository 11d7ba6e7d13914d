import { Select } from '@mantine/core';
import { useState } from 'react';
import { isCalendarDate } from '#domain/kernel/time.ts';
import { ownDays, valueOfDays, type CompanyPeriod, type PeriodGroup } from '#web/ui/period.ts';
import { DateField } from '#web/calendar/date-field.tsx';

type AskedPeriod = {
  readonly today: string;
  readonly period: CompanyPeriod;
  readonly periods: readonly PeriodGroup[];
  /** '' is the first of all. */
  readonly onPeriod: (value: string) => void;
};

const ownPeriod = '日付を指定';

/** First and last day, where somebody wants others than a year's or a month's. */
const DaysSearch = ({ asked }: { readonly asked: AskedPeriod }) => {
  const { from, to } = asked.period;
  const [typed, type] = useState<{ readonly from: string; readonly to: string }>({ from, to });
  const change = (part: 'from' | 'to') => (day: string) => {
    const next = { ...typed, [part]: day };
    type(next);
    if (ownDays(valueOfDays(next)) !== undefined) asked.onPeriod(valueOfDays(next));
  };
  const isComplete = isCalendarDate(typed.from) && isCalendarDate(typed.to);
  const error =
    isComplete && ownDays(valueOfDays(typed)) === undefined ? '1年以内の期間にしてください' : undefined;
  return (
    <>
      <DateField
        label="開始日"
        value={typed.from}
        today={asked.today}
        leaning="past"
        onChange={change('from')}
      />
      <DateField
        label="終了日"
        value={typed.to}
        today={asked.today}
        leaning="past"
        onChange={change('to')}
        error={error}
      />
    </>
  );
};

/** A fiscal year, a month, or days of one's own. */
export const PeriodSearch = ({ label, ...asked }: AskedPeriod & { readonly label: string }) => {
  const { period, periods } = asked;
  const isOwn = ownDays(period.value) !== undefined;
  return (
    <>
      <Select
        label={label}
        className="sf-filter-period"
        data={[
          ...periods.map(({ group, items }) => ({
            group,
            items: items.map((one) => ({ value: one.value, label: one.label })),
          })),
          { group: 'その他', items: [{ value: ownPeriod, label: ownPeriod }] },
        ]}
        value={isOwn ? ownPeriod : period.value}
        allowDeselect={false}
        maxDropdownHeight={360}
        onChange={(value) => {
          const isDefault = value === periods[0]?.items[0]?.value;
          const chosen = value === ownPeriod ? valueOfDays(period) : value;
          asked.onPeriod(isDefault ? '' : (chosen ?? ''));
        }}
      />
      {isOwn ? <DaysSearch asked={asked} /> : null}
    </>
  );
};
