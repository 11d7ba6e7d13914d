import { rowCalled } from '#domain/masters/coded-rows.ts';
import { closedThroughOn, postingDateOf } from '#domain/posting/posting-date.ts';
import { sayTaxCode } from '#domain/journals/tax-names.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import {
  correctionOf,
  type CorrectedField,
  type LineChange,
  type LineCorrection,
  type ShownValue,
} from '#domain/lines/line-correction.ts';
import { formatYen } from '#domain/money/format-yen.ts';
import type { Yen } from '#domain/money/yen.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import type { Company, ExpenseItem } from '#domain/tenants/masters.ts';
import type { LineVerdict } from '#domain/verdicts/verdict.ts';
import { lawDayOf, type AskedCorrection } from './choose-correction.ts';

/** What of the company and the claim the shown values rest on. */
export type Showing = {
  readonly company: Pick<Company, 'fiscalYearStartMonth' | 'closing'>;
  readonly items: readonly ExpenseItem[];
  readonly department: ShownValue;
  readonly today: CalendarDate;
};

type Decided = Exclude<CorrectedField, 'deductibleTax'>;
type Value = { readonly field: Decided; readonly part?: number; readonly shown: ShownValue };

const nothing: ShownValue = { code: '', name: '' };

const itemOf = ({ itemCode: code, spentOn }: ClaimLine, { items }: Showing): ShownValue => ({
  code,
  name: rowCalled(items, code, spentOn)?.name ?? code,
});

/** Everything of a line that can be corrected, as it counts: by code and word. */
export const valuesOf = (
  line: ClaimLine,
  { verdict, correction }: { verdict: LineVerdict; correction: LineCorrection | undefined },
  showing: Showing,
): readonly Value[] => {
  const { item, postedOn } = correction ?? {};
  const subAccount = correction?.subAccount ?? verdict.subAccount;
  const department = correction?.department ?? verdict.department;
  const closedThrough = closedThroughOn(showing.company, showing.today);
  const day = postingDateOf(postedOn ?? line.spentOn, closedThrough);
  return [
    { field: 'item', shown: item ?? itemOf(line, showing) },
    { field: 'account', shown: verdict.account },
    { field: 'subAccount', shown: subAccount === undefined ? nothing : { code: '', name: subAccount } },
    { field: 'department', shown: department ?? showing.department },
    ...verdict.parts.map(({ taxCode }, part) => ({
      field: 'taxCode' as const,
      part,
      shown: { code: taxCode, name: sayTaxCode(taxCode, lawDayOf(line)) },
    })),
    { field: 'postedOn', shown: { code: day, name: day } },
  ];
};

const askedNames = {
  item: 'itemCode',
  account: 'accountCode',
  subAccount: 'subAccount',
  department: 'departmentId',
  taxCode: 'taxCodes',
  postedOn: 'postedOn',
} as const satisfies Record<Decided, keyof AskedCorrection>;

const isAsked = (asked: AskedCorrection, { field, part }: Value): boolean =>
  field === 'taxCode'
    ? (asked.taxCodes ?? []).some((one) => one.part === part)
    : asked[askedNames[field]] !== undefined;

type Sides = {
  readonly verdicts: { readonly before: LineVerdict; readonly after: LineVerdict };
  readonly before: readonly LineCorrection[];
  readonly after: readonly LineCorrection[];
};

const decisionOf = (correction: LineCorrection | undefined, { field, part }: Value): string | undefined => {
  const { item, account, subAccount, department, taxCodes = [], postedOn } = correction ?? {};
  const decided: Readonly<Record<Decided, string | undefined>> = {
    item: item?.code,
    account: account?.code,
    subAccount,
    department: department?.code,
    taxCode: taxCodes.find((one) => one.part === part)?.taxCode,
    postedOn,
  };
  return decided[field];
};

const shownTax = (deductibleTax: Yen): ShownValue => ({
  code: `${deductibleTax}`,
  name: formatYen(deductibleTax),
});

/** Tax that follows from something else than its code, as from a rounding that was chosen since the submission. */
const taxChangesOf = (
  { id: lineId }: ClaimLine,
  { verdicts: { before, after } }: Sides,
): readonly LineChange[] =>
  after.parts.flatMap(({ taxCode, deductibleTax }, part): readonly LineChange[] => {
    const old = before.parts[part];
    if (old === undefined || old.taxCode !== taxCode || old.deductibleTax === deductibleTax) return [];
    return [
      {
        lineId,
        field: 'deductibleTax',
        part,
        before: shownTax(old.deductibleTax),
        after: shownTax(deductibleTax),
        isConsequence: true,
      },
    ];
  });

/** What a correction changes of a line, asked for or following from it; what is decided anew is told though it is as it was. */
export const changesOf = (
  line: ClaimLine,
  asked: AskedCorrection,
  {
    sides,
    showing,
    lineNumber,
  }: { readonly sides: Sides; readonly showing: Showing; readonly lineNumber: number },
): readonly LineChange[] => {
  const [old, now] = (['before', 'after'] as const).map((side) =>
    valuesOf(
      line,
      { verdict: sides.verdicts[side], correction: correctionOf(sides[side], line.id) },
      showing,
    ),
  );
  const [was, is] = [sides.before, sides.after].map((all) => correctionOf(all, line.id));
  const values = (now ?? []).flatMap((value): readonly LineChange[] => {
    const { field, part, shown: after } = value;
    const before = old?.find((one) => one.field === field && one.part === part)?.shown ?? nothing;
    const decided = decisionOf(is, value);
    const isDecidedAnew = decided !== undefined && decided !== decisionOf(was, value);
    if (before.code === after.code && before.name === after.name && !isDecidedAnew) return [];
    return [
      {
        lineId: line.id,
        lineNumber,
        field,
        ...(part === undefined ? {} : { part }),
        before,
        after,
        ...(isAsked(asked, value) ? {} : { isConsequence: true as const }),
      },
    ];
  });
  return [...values, ...taxChangesOf(line, sides)];
};
