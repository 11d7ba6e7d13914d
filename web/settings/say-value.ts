import type { AnyField, AnyFields, AnyRows, NameList } from '#web/settings/part-fields.ts';
import { formatDate } from '#web/ui/format-date.ts';
import { formatAmount, formatYen } from '#web/ui/format-yen.ts';

export type Named = {
  readonly id: string;
  readonly name: string;
  /** It has ended: said where it is kept, and offered no more. */
  readonly isOver?: true;
};
/** What may be chosen now. */
export const offeredOf = (all: readonly Named[]): readonly Named[] =>
  all.filter(({ isOver }) => isOver !== true);
/** By which name the company calls what its settings name by an id. */
export type Names = Readonly<Partial<Record<NameList, readonly Named[]>>>;

const partsOf = (value: unknown): Readonly<Record<string, unknown>> => Object(value);
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text as it is, a number in digits. */
const wordOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const nothing = 'なし';

const sayGroup = (fields: AnyFields, value: unknown, names: Names): string =>
  Object.entries(fields)
    .filter(([name]) => partsOf(value)[name] !== undefined)
    .map(([name, field]) => `${field.word}：${sayValue(field, partsOf(value)[name], names)}`)
    .join('、');

const sayNamed = (of: NameList, id: string, names: Names): string =>
  names[of]?.find((one) => one.id === id)?.name ?? id;

/** A value in the words of the screen, also one that another release wrote. */
export const sayValue = (field: AnyField, value: unknown, names: Names): string => {
  const none = field.whenNone ?? '';
  switch (field.kind) {
    case 'group':
      return sayGroup(field.fields, value, names) || (field.whenNone ?? nothing);
    case 'rows':
      return `${listIn(value).length}件`;
    case 'texts':
      return listIn(value).join('、') || none;
    case 'several':
      return (
        listIn(value)
          .map((id) => sayNamed(field.of, wordOf(id), names))
          .join('、') || none
      );
    case 'yen':
      return typeof value === 'number' ? formatYen(value) : none;
    case 'whole':
      return typeof value === 'number' ? `${formatAmount(value)}${field.unit}` : none;
    case 'day':
      return typeof value === 'string' ? formatDate(value) : none;
    case 'named':
      return typeof value === 'string' ? sayNamed(field.of, value, names) : none;
    case 'choice':
      return value === undefined ? none : (field.words[wordOf(value)] ?? wordOf(value));
    case 'text':
      return typeof value === 'string' ? value : none;
  }
};

/** A row by the columns that tell it from the others. */
export const sayRow = ({ row, keys, rowWord }: AnyRows, value: unknown, names: Names): string =>
  Object.entries(row)
    .filter(([name]) => keys.includes(name))
    .map(([name, field]) => sayValue(field, partsOf(value)[name], names))
    .filter((text) => text !== '')
    .join('・') || rowWord;

/** A whole row, with every column that says something. */
export const sayWholeRow = ({ row }: AnyRows, value: unknown, names: Names): string =>
  Object.entries(row)
    .map(([name, field]) => [field.word, sayValue(field, partsOf(value)[name], names)] as const)
    .filter(([, text]) => text !== '')
    .map(([word, text]) => `${word} ${text}`)
    .join('、');
