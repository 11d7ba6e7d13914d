import { Box, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { replaceRolesOfUser } from '#contract/user-keeping.ts';
import { timeBoxInWords } from '#domain/rights/time-box.ts';
import { faultAt, problemOf, sayFailure } from '#web/api/problem.ts';
import { failureTone } from '#web/ui/failure-tone.ts';
import { useMay } from '#web/api/session.tsx';
import { DateField } from '#web/calendar/date-field.tsx';
import { type ShownPerson, useKeepPerson } from '#web/people/people-api.ts';
import { bodyOfPerson } from '#web/people/person-drafts.ts';
import { Ending, Keeping } from '#web/people/time-box-dialogs.tsx';
import { Card } from '#web/ui/card.tsx';
import { formatDate, formatMonth, recentMonths } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { partOnUse } from '#web/ui/on-use.tsx';
import { tellDone } from '#web/ui/tell.ts';

type TimeBox = NonNullable<ShownPerson['timeBox']>;
type TimeBoxCardProps = { readonly person: ShownPerson; readonly today: string };

/** Longer than books are kept, and a year to come: who is here on a day to come may look into its month. */
const [monthsBefore, monthsAfter] = [20 * 12, 12];

const monthsToChoose = (today: string): readonly string[] => {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + monthsAfter, 1)).toISOString();
  return recentMonths(last, monthsBefore + monthsAfter);
};

type MonthProps = {
  readonly label: string;
  readonly months: readonly string[];
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (month: string) => void;
};

const Month = ({ label, months, value, error, onChange }: MonthProps) => (
  <NativeSelect
    label={label}
    w={145}
    data={months.map((month) => ({ value: month, label: formatMonth(month) }))}
    value={value}
    error={error}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
  />
);

const useTimeBox = ({ person, today }: TimeBoxCardProps) => {
  const thisMonth = today.slice(0, 7);
  const stands = person.timeBox;
  const first = stands ?? { from: today, to: today, contentFrom: thisMonth, contentTo: thisMonth };
  // The version that was looked at while it was typed.
  const [typed, type] = useState<{ readonly box: TimeBox; readonly of: ShownPerson }>();
  const keeping = useKeepPerson();
  const keep = (timeBox: TimeBox | null, said: string): void =>
    keeping.mutate(
      { params: { userId: person.id }, body: { ...bodyOfPerson(typed?.of ?? person), timeBox } },
      {
        onSuccess: () => {
          type(undefined);
          tellDone(said);
        },
        onError: (error) => {
          if (failureTone(error) === 'calm') type(undefined);
        },
      },
    );
  return {
    keeping,
    keep,
    box: typed?.box ?? first,
    change: (part: Partial<TimeBox>) =>
      type({ box: { ...(typed?.box ?? first), ...part }, of: typed?.of ?? person }),
    giveUp: () => {
      type(undefined);
      keeping.reset();
    },
    isTyped: typed !== undefined,
    /** What is proposed may be kept as it is; what stands already need not be. */
    mayKeep: typed !== undefined || stands === undefined,
  };
};

type FieldsProps = {
  readonly box: TimeBox;
  readonly today: string;
  readonly faultOf: (field: keyof TimeBox) => string | undefined;
  readonly onChange: (part: Partial<TimeBox>) => void;
};

const Fields = ({ box, today, faultOf, onChange }: FieldsProps) => {
  const months = [...new Set([box.contentFrom, box.contentTo, ...monthsToChoose(today)])].toSorted(
    (one, other) => other.localeCompare(one),
  );
  const day = (field: 'from' | 'to', label: string) => (
    <Box w={145}>
      <DateField
        label={label}
        value={box[field]}
        today={today}
        error={faultOf(field)}
        onChange={(typed) => onChange({ [field]: typed })}
      />
    </Box>
  );
  const month = (field: 'contentFrom' | 'contentTo', label: string) => (
    <Month
      label={label}
      months={months}
      value={box[field]}
      error={faultOf(field)}
      onChange={(chosen) => onChange({ [field]: chosen })}
    />
  );
  return (
    <Group gap="sm" align="flex-start">
      {day('from', '利用開始日')}
      {day('to', '利用最終日')}
      {month('contentFrom', '対象期間の最初の月')}
      {month('contentTo', '対象期間の最後の月')}
    </Group>
  );
};

/** Loaded by whoever looks there. */
const InspectionViews = partOnUse(
  async () => (await import('#web/people/inspection-views.tsx')).InspectionViews,
);

const Views = ({ person, today }: TimeBoxCardProps) => {
  const [isShown, show] = useState(false);
  return (
    <>
      <Group>
        <Button size="compact-sm" variant="default" aria-expanded={isShown} onClick={() => show(!isShown)}>
          {isShown ? '閲覧の記録を閉じる' : '閲覧の記録を見る'}
        </Button>
      </Group>
      {isShown ? <InspectionViews person={person} today={today} /> : null}
    </>
  );
};

const explanation =
  '期間の限定はありません。限定すると、利用期間の日だけサインインでき、対象期間に使われた・計上された申請、証憑、仕訳だけを閲覧できます。閲覧はすべて記録されます。';

/** 期間限定の利用 of one person (S-07), by whoever keeps access; to everybody else what stands. */
export const TimeBoxCard = ({ person, today }: TimeBoxCardProps) => {
  const mayGive = useMay(replaceRolesOfUser);
  const { keeping, keep, box, change, giveUp, isTyped, mayKeep } = useTimeBox({ person, today });
  const [isAsked, ask] = useState(false);
  const { timeBox, name } = person;
  const stands = timeBox === undefined ? '' : `利用期間は${timeBoxInWords(timeBox)}`;
  if (!mayGive) return timeBox === undefined ? null : <Text size="sm">{stands}です。</Text>;
  const faults = problemOf(keeping.error)?.fields ?? [];
  const save = (): void => keep(box, `${name}さんが利用できるのは、${formatDate(box.to)}までです`);
  return (
    <Card title="期間限定の利用（監査・税務調査）">
      <Stack gap="sm">
        <Text size="sm">
          {timeBox === undefined
            ? explanation
            : `${stands}です。今すぐ終えるときは、下の「停止する」を押してください。`}
        </Text>
        <Fields
          box={box}
          today={today}
          faultOf={(field) => faultAt(faults, `timeBox.${field}`)}
          onChange={change}
        />
        {keeping.error === null ? null : (
          <Notice tone={failureTone(keeping.error)} isUrgent>
            {faultAt(faults, 'roles') ?? sayFailure(keeping.error)}
          </Notice>
        )}
        <Group justify="flex-end" gap="sm">
          {timeBox === undefined ? null : (
            <Ending
              name={name}
              isBusy={keeping.isPending}
              onEnd={() => keep(null, `${name}さんの期間の限定をやめました`)}
            />
          )}
          {isTyped ? (
            <Button variant="default" onClick={giveUp}>
              元に戻す
            </Button>
          ) : null}
          <Button disabled={!mayKeep} loading={keeping.isPending} onClick={() => ask(true)}>
            期間を保存する
          </Button>
        </Group>
        <Keeping
          name={name}
          isBoxed={timeBox !== undefined}
          box={isAsked ? box : undefined}
          isBusy={keeping.isPending}
          onKeep={save}
          onClose={() => ask(false)}
        />
        <Views person={person} today={today} />
      </Stack>
    </Card>
  );
};
