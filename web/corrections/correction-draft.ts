import type { AskedLine, CorrectableLine } from '#web/corrections/corrections-api.ts';

/** What the form holds of a line; an empty account or tax code stands for what item and rules give. */
export type CorrectionDraft = {
  readonly itemCode: string;
  readonly accountCode: string;
  readonly subAccount: string;
  readonly departmentId: string;
  readonly taxCodes: readonly string[];
  readonly postedOn: string;
};

/** What was typed, by field; a tax code by the place of its part. What was not touched follows what counts. */
export type Typed = Partial<Omit<CorrectionDraft, 'taxCodes'>> & {
  readonly taxCodes?: Readonly<Record<number, string>>;
};

type Field = CorrectableLine['values'][number]['field'];

/** What counts of a field now, by code and word. */
export const shownOf = ({ values }: CorrectableLine, field: Field, part?: number) =>
  values.find((value) => value.field === field && value.part === part)?.shown ?? { code: '', name: '' };

/** The places of the tax parts of a line. */
export const partsOf = ({ values }: CorrectableLine): readonly number[] =>
  values.flatMap(({ part }) => part ?? []);

const startOf = (line: CorrectableLine): CorrectionDraft => ({
  itemCode: shownOf(line, 'item').code,
  accountCode: line.correction?.account?.code ?? '',
  subAccount: shownOf(line, 'subAccount').name,
  departmentId: shownOf(line, 'department').code,
  taxCodes: partsOf(line).map(
    (part) => line.correction?.taxCodes?.find((one) => one.part === part)?.taxCode ?? '',
  ),
  postedOn: shownOf(line, 'postedOn').code,
});

export const draftOf = (line: CorrectableLine, { taxCodes = {}, ...typed }: Typed): CorrectionDraft => {
  const start = startOf(line);
  return { ...start, ...typed, taxCodes: start.taxCodes.map((code, index) => taxCodes[index] ?? code) };
};

const changed = (before: string, now: string): string | null | undefined => {
  if (before === now) return undefined;
  return now.trim() === '' ? null : now.trim();
};

const entry = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  value === undefined ? {} : { [name]: value };

/** Only what was changed is asked for; undefined where nothing was. */
export const askedOf = (line: CorrectableLine, draft: CorrectionDraft): AskedLine | undefined => {
  const start = startOf(line);
  const taxCodes = partsOf(line).flatMap((part, index) => {
    const taxCode = changed(start.taxCodes[index] ?? '', draft.taxCodes[index] ?? '');
    return taxCode === undefined ? [] : [{ part, taxCode }];
  });
  const asked: AskedLine = {
    lineId: line.lineId,
    ...entry('itemCode', changed(start.itemCode, draft.itemCode)),
    ...entry('accountCode', changed(start.accountCode, draft.accountCode)),
    ...entry('subAccount', changed(start.subAccount, draft.subAccount)),
    ...entry('departmentId', changed(start.departmentId, draft.departmentId)),
    ...(taxCodes.length === 0 ? {} : { taxCodes }),
    ...entry('postedOn', changed(start.postedOn, draft.postedOn)),
  };
  return Object.keys(asked).length === 1 ? undefined : asked;
};

type Choice = { readonly value: string; readonly label: string };
type Dated = {
  readonly code: string;
  readonly name: string;
  readonly validFrom: string;
  readonly validTo?: string;
};

/** Entries of a master on a day, each by its code and name; a code has one row on a day. */
export const choicesOn = (entries: readonly Dated[], on: string): readonly Choice[] =>
  entries
    .filter(({ validFrom, validTo }) => validFrom <= on && (validTo === undefined || on <= validTo))
    .map(({ code, name }) => ({ value: code, label: name }));

/** The choices, with what counts now among them: it may have ended since. */
export const withCurrent = (choices: readonly Choice[], current: { code: string; name: string }) =>
  choices.some(({ value }) => value === current.code) || current.code === ''
    ? choices
    : [{ value: current.code, label: current.name }, ...choices];
