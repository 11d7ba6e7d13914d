import type { FieldOf } from '#domain/masters/fields/every-kind.ts';
import { textIn, type State } from '#domain/masters/states.ts';
import { everyAsk, type Ask } from '#domain/rules/ask.ts';
import type { ItemAsks } from '#domain/rules/item-kinds.ts';

/** What a line may be asked for, as columns of a file and fields of a form are called. */
const asked = {
  supplier: '支払先',
  registration: '登録番号',
  journey: '区間',
  lodging: '宿泊地と泊数',
  perDiem: '日当の日数',
  participants: '参加者',
  recipients: '相手先',
  purpose: '内容',
  described: '支払先か内容',
} as const satisfies Record<keyof ItemAsks, string>;

const words = {
  required: '必須',
  wanted: '空欄なら注意',
  optional: '任意',
  hidden: '表示しない',
} as const satisfies Record<Ask, string>;

const isAsked = (name: string): name is keyof ItemAsks => Object.hasOwn(asked, name);
export const everyAsked: readonly (keyof ItemAsks)[] = Object.keys(asked).filter(isAsked);

/** `supplier` is the field `askSupplier` of an item. */
export const askField = (name: keyof ItemAsks): string =>
  `ask${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Left out: as the item's kind asks. */
export const askFields: Readonly<Record<string, FieldOf<'choice'>>> = Object.fromEntries(
  everyAsked.map((name) => [
    askField(name),
    {
      kind: 'choice',
      word: `入力項目：${asked[name]}`,
      words,
      whenNone: '種類の標準どおり',
      isOptional: true,
      isUnlisted: true,
    },
  ]),
);

const isAsk = (value: string): value is Ask => everyAsk.some((ask) => ask === value);

/** What a state says of asking, whatever release wrote it. */
export const saidAsks = (state: State): Readonly<Record<string, string>> =>
  Object.fromEntries(
    everyAsked.flatMap((name) => {
      const ask = textIn(state, askField(name));
      return ask === undefined ? [] : [[name, ask]];
    }),
  );

/** What a state asks otherwise than its kind does. */
export const asksIn = (state: State): Partial<ItemAsks> =>
  Object.fromEntries(
    Object.entries(saidAsks(state)).flatMap(([name, ask]) => (isAsk(ask) ? [[name, ask]] : [])),
  );

/** The fields of a state that asks so. */
export const fieldsOfAsks = (asks: Readonly<Record<string, unknown>>): State =>
  Object.fromEntries(
    everyAsked.flatMap((name) => {
      const ask = asks[name];
      return typeof ask === 'string' ? [[askField(name), ask]] : [];
    }),
  );
