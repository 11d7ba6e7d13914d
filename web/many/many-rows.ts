import { type ManyItem, type Standing, tally } from '#web/many/run-many.ts';
import type { ManyRun } from '#web/many/use-many.ts';
import type { Tone } from '#web/ui/tone.ts';

/** What the list of results reads of a run. */
type Shown<Item extends ManyItem> = Pick<ManyRun<Item>, 'items' | 'standings'>;

type ManyRow = {
  readonly id: string;
  readonly label: string;
  readonly state: string;
  readonly tone: Tone;
  readonly says: string | undefined;
};

const words = {
  waiting: { state: '未送信', tone: 'quiet' },
  sending: { state: '送信中', tone: 'calm' },
  done: { state: '済み', tone: 'good' },
  refused: { state: 'できませんでした', tone: 'bad' },
  unknown: { state: '結果を確認できません', tone: 'warn' },
} as const satisfies Record<Standing['kind'], { readonly state: string; readonly tone: Tone }>;

/** What a reader has to look at stands first; among equals, the order in which they were sent. */
const order: readonly Standing['kind'][] = ['refused', 'unknown', 'sending', 'waiting', 'done'];

export const manyRows = <Item extends ManyItem>({ items, standings }: Shown<Item>): readonly ManyRow[] =>
  items
    .map(({ id, label }) => ({ id, label, standing: standings.get(id) ?? ({ kind: 'waiting' } as const) }))
    .toSorted((one, other) => order.indexOf(one.standing.kind) - order.indexOf(other.standing.kind))
    .map(({ id, label, standing }) => ({
      id,
      label,
      ...words[standing.kind],
      says: 'says' in standing ? standing.says : undefined,
    }));

/** 「133件のうち 131件 済み、2件 できませんでした」 */
export const sayTally = <Item extends ManyItem>({ items, standings }: Shown<Item>): string => {
  const { done, refused, unknown, waiting } = tally(standings.values());
  const parts = [
    `${done}件 済み`,
    ...(refused > 0 ? [`${refused}件 できませんでした`] : []),
    ...(unknown > 0 ? [`${unknown}件 結果を確認できません`] : []),
    ...(waiting > 0 ? [`${waiting}件 未送信`] : []),
  ];
  return `${items.length}件のうち ${parts.join('、')}`;
};

/** Of 100, how many have an answer. */
export const progressOf = <Item extends ManyItem>({ items, standings }: Shown<Item>): number => {
  const { done, refused } = tally(standings.values());
  return items.length === 0 ? 100 : Math.round(((done + refused) / items.length) * 100);
};

/** Whether something was not sent, or sent without an answer. */
export const isUnfinished = <Item extends ManyItem>({ standings }: Shown<Item>): boolean => {
  const { waiting, unknown } = tally(standings.values());
  return waiting + unknown > 0;
};
