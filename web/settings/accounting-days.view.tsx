import { List, Text } from '@mantine/core';
import { useState } from 'react';
import { accountingWords } from '#web/settings/accounting-words.ts';
import { sayDay } from '#domain/calendar/say-day.ts';
import { isCalendarDate, type CalendarDate } from '#domain/kernel/time.ts';
import { taxAccountings, type TaxAccounting } from '#domain/tenants/masters.ts';
import { Card } from '#web/ui/card.tsx';
import { todayInJapan } from '#web/ui/format-date.ts';

type Step = { readonly from?: CalendarDate; readonly accounting: TaxAccounting };

const accountingIn = (value: unknown): TaxAccounting | undefined =>
  taxAccountings.find((one) => one === Object(value).taxAccounting);

const stepsOf = (value: object): readonly Step[] => {
  const first = accountingIn(value);
  const { taxAccountingChanges: typed } = Object(value);
  const changes = (Array.isArray(typed) ? typed : []).flatMap((row: unknown): readonly Step[] => {
    const from: unknown = Object(row).validFrom;
    const accounting = accountingIn(row);
    return accounting === undefined || typeof from !== 'string' || !isCalendarDate(from)
      ? []
      : [{ from, accounting }];
  });
  const ordered = changes.toSorted((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1));
  return first === undefined ? ordered : [{ accounting: first }, ...ordered];
};

/** Which 経理方法 holds from when: as it is typed, so that what is coming is seen before it is saved. */
export const AccountingDays = ({ value }: { readonly value: object }) => {
  const [today] = useState(() => todayInJapan(Date.now()));
  const steps = stepsOf(value);
  const now = steps.findLastIndex(({ from = '' }) => from <= today);
  return (
    <Card title="消費税の経理方法がいつから何か">
      <List size="sm" spacing={2}>
        {steps.map(({ from, accounting }, at) => (
          <List.Item key={from ?? ''}>
            {from === undefined
              ? steps.length === 1
                ? 'すべての日'
                : 'はじめから'
              : `${sayDay(from)}以後に計上する仕訳から`}
            ：{accountingWords[accounting]}
            {at === now && steps.length > 1 ? '（いま）' : ''}
            {at > now ? '（これから）' : ''}
          </List.Item>
        ))}
      </List>
      {steps.length - 1 > now ? (
        <Text size="xs" c="dimmed" mt={6}>
          これからの変更をやめるには、「経理方法の変更」のその行を取り除いて保存します。
        </Text>
      ) : null}
    </Card>
  );
};
