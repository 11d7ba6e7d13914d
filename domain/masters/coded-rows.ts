/** A state of an entry that others know by its code, whoever has it. Without days it always holds. */
type CodedRow = { readonly code: string; readonly validFrom?: string; readonly validTo?: string };

export const holdsOn = ({ validFrom, validTo }: Omit<CodedRow, 'code'>, on: string): boolean =>
  (validFrom === undefined || validFrom <= on) && (validTo === undefined || on <= validTo);

/** Codes of what holds on the day, or will: what has ended cannot be named anew. */
export const codesNotOver = (rows: readonly CodedRow[], on: string): ReadonlySet<string> =>
  new Set(rows.filter(({ validTo }) => validTo === undefined || validTo >= on).map(({ code }) => code));

/** What may be chosen on the day. */
export const rowOn = <Row extends CodedRow>(
  rows: readonly Row[],
  code: string,
  on: string,
): Row | undefined => rows.find((row) => row.code === code && holdsOn(row, on));

/** What the code is called on the day; one that has ended, or has not begun, by the row that is nearest before or after. */
export const rowCalled = <Row extends CodedRow>(
  rows: readonly Row[],
  code: string,
  on: string,
): Row | undefined => {
  const own = rows.filter((row) => row.code === code);
  return (
    own.find((row) => holdsOn(row, on)) ?? own.findLast(({ validFrom = '' }) => validFrom <= on) ?? own[0]
  );
};

/** Each code once, as it is called on the day. */
export const rowsCalled = <Row extends CodedRow>(rows: readonly Row[], on: string): readonly Row[] =>
  [...Map.groupBy(rows, ({ code }) => code)].flatMap(([code, own]) => rowCalled(own, code, on) ?? []);
