import type { AnyField, AnyFields } from '#web/settings/part-fields.ts';

/** A row keeps its place in the form, whatever is typed into it. */
export type DraftRow = { readonly key: string; readonly fields: DraftFields };
/** A value while it is typed: what is empty is nothing, numbers that cannot be read are undefined. */
export type Draft = string | number | undefined | readonly string[] | readonly DraftRow[] | DraftFields;
export type DraftFields = { readonly [name: string]: Draft };

let made = 0;
const newKey = (): string => {
  made += 1;
  return `${made}`;
};

const partsOf = (value: unknown): Readonly<Record<string, unknown>> => Object(value);
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const draftFields = (fields: AnyFields, value: unknown): DraftFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, draftOf(field, partsOf(value)[name])]),
  );

/** A new row of a table. `filled`: what most rows begin with. */
export const emptyRow = (fields: AnyFields, filled: DraftFields = {}): DraftRow => ({
  key: newKey(),
  fields: { ...draftFields(fields, {}), ...filled },
});

/** Of each column that is made, the first number that no row has. */
export const madeFields = (columns: AnyFields, rows: readonly DraftRow[]): DraftFields =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([name, field]) => {
      if (field.kind !== 'text' || field.makes === undefined) return [];
      const { makes } = field;
      const taken = new Set(rows.map(({ fields }) => fields[name]));
      const free = Array.from({ length: rows.length + 1 }, (_, at) => `${makes}${at + 1}`);
      return [[name, free.find((id) => !taken.has(id)) ?? '']];
    }),
  );

/** What is shown of a value to whoever changes it. */
export const draftOf = (field: AnyField, value: unknown): Draft => {
  switch (field.kind) {
    case 'group':
      return draftFields(field.fields, value);
    case 'rows':
      return listIn(value).map((row) => ({ key: newKey(), fields: draftFields(field.row, row) }));
    case 'texts':
    case 'several':
      return listIn(value).map(String);
    case 'yen':
    case 'whole':
      return typeof value === 'number' ? value : undefined;
    case 'text':
    case 'day':
    case 'named':
      return typeof value === 'string' ? value : '';
    case 'choice':
      return typeof value === 'number' ? `${value}` : typeof value === 'string' ? value : '';
  }
};

export const rowsIn = (draft: Draft): readonly DraftRow[] =>
  Array.isArray(draft) ? draft.filter((row): row is DraftRow => typeof row === 'object') : [];
export const textsIn = (draft: Draft): readonly string[] =>
  Array.isArray(draft) ? draft.filter((text) => typeof text === 'string') : [];
export const fieldsIn = (draft: Draft): DraftFields =>
  typeof draft === 'object' && !Array.isArray(draft) ? Object(draft) : {};

const valueFields = (fields: AnyFields, draft: DraftFields): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value = valueOf(field, draft[name]);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );

/** Whether a choice is one of numbers: what is kept is the number. */
const isOfNumbers = (words: Readonly<Record<string, string>>): boolean =>
  Object.keys(words).every((key) => /^\d+$/.test(key));

/** What is sent of a draft; what is empty is left out, for the server to say whether it may be. */
export const valueOf = (field: AnyField, draft: Draft): unknown => {
  switch (field.kind) {
    case 'group':
      return valueFields(field.fields, fieldsIn(draft));
    case 'rows':
      return rowsIn(draft).map((row) => valueFields(field.row, row.fields));
    case 'texts':
      return textsIn(draft)
        .map((text) => text.trim())
        .filter((text) => text !== '');
    case 'several':
      // None of them is said by saying nothing, where that may be left out.
      return textsIn(draft).length === 0 ? undefined : textsIn(draft);
    case 'yen':
    case 'whole':
      return draft;
    case 'text':
    case 'day':
    case 'named':
      return draft === '' ? undefined : draft;
    case 'choice':
      return draft === '' ? undefined : isOfNumbers(field.words) ? Number(draft) : draft;
  }
};
