import { Button, Group, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { isUsableDay, outsideOfYears } from '#domain/calendar/usable-days.ts';
import type { Master } from '#domain/masters/master.ts';
import { splitOn } from '#domain/masters/states.ts';
import { type FieldFault, faultAt } from '#web/api/problem.ts';
import { type Draft, draftOf, stateOf } from '#web/masters/drafts.ts';
import { StateFields } from '#web/masters/state-fields.tsx';
import { Card } from '#web/ui/card.tsx';
import { DateField } from '#web/calendar/date-field.tsx';

type SplitProps = {
  readonly master: Master;
  readonly drafts: readonly Draft[];
  readonly today: string;
  readonly onChange: (drafts: readonly Draft[]) => void;
};

/** From a day on the entry says something else: what held then goes on as a period of its own, to be changed. */
const Split = ({ master, drafts, today, onChange }: SplitProps) => {
  const [isOpen, open] = useState(false);
  const [day, setDay] = useState(today);
  if (!isOpen)
    return (
      <Group gap="sm">
        <Button variant="default" size="compact-sm" onClick={() => open(true)}>
          途中から内容を変える
        </Button>
        <Text size="xs" c="dimmed">
          名称などが変わる日から、次の期間を追加します。以前の内容は残ります。
        </Text>
      </Group>
    );
  const isThere = drafts.some(({ validFrom }) => validFrom === day);
  const fault = isThere
    ? 'この日から始まる期間がすでにあります'
    : day !== '' && !isUsableDay(day)
      ? outsideOfYears
      : undefined;
  const split = (): void => {
    if (!isUsableDay(day)) return;
    onChange(splitOn(drafts.map(stateOf(master)), day).map(draftOf(master)));
    open(false);
  };
  return (
    <Group gap="sm" align="flex-end">
      <DateField label="内容が変わる日" value={day} today={today} onChange={setDay} error={fault} />
      <Button variant="default" disabled={day === '' || fault !== undefined} onClick={split}>
        この日からの期間を追加
      </Button>
      <Button variant="subtle" onClick={() => open(false)}>
        やめる
      </Button>
    </Group>
  );
};

type EntryStatesProps = SplitProps & {
  readonly faults: readonly FieldFault[];
  /** Periods came or went: what was said of them by their places holds no more. */
  readonly onMoved: (drafts: readonly Draft[]) => void;
};

/** The periods of an entry, one under the other; the last one is what holds from its day on. */
export const EntryStates = ({ master, drafts, today, faults, onChange, onMoved }: EntryStatesProps) => {
  const list = useRef<HTMLDivElement>(null);
  const change = (at: number, name: string, value: string): void =>
    onChange(drafts.map((draft, index) => (index === at ? { ...draft, [name]: value } : draft)));
  const add = (next: readonly Draft[]): void => {
    const at = next.findIndex(({ validFrom }) => drafts.every((draft) => draft['validFrom'] !== validFrom));
    onMoved(next);
    setTimeout(() => list.current?.children[at]?.querySelector('input')?.focus(), 50);
  };
  const fieldsOf = (draft: Draft, at: number) => (
    <StateFields
      master={master}
      draft={draft}
      today={today}
      faultOf={(name) => faultAt(faults, `states.${at}.${name}`)}
      onChange={(name, value) => change(at, name, value)}
    />
  );
  return (
    <Stack gap="md">
      <Stack gap="md" ref={list}>
        {drafts.map((draft, at) => (
          // The place of a state is all that tells it from the others while its day is being typed.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at}>
            {drafts.length === 1 ? (
              fieldsOf(draft, at)
            ) : (
              <Card
                title={`${at + 1}番目の期間`}
                aside={
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    onClick={() => onMoved(drafts.filter((_one, index) => index !== at))}
                  >
                    この期間を取り除く
                  </Button>
                }
              >
                {fieldsOf(draft, at)}
              </Card>
            )}
          </div>
        ))}
      </Stack>
      {master.isDated ? <Split master={master} drafts={drafts} today={today} onChange={add} /> : null}
    </Stack>
  );
};
