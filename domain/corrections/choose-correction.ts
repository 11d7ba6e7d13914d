import { mayBearCosts } from '#domain/accounts/may-bear-costs.ts';
import { rowOn } from '#domain/masters/coded-rows.ts';
import { isWithin, monthOf } from '#domain/calendar/calendar-date.ts';
import type { Department } from '#domain/departments/department.ts';
import { closedThroughOn, postingDateOf } from '#domain/posting/posting-date.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import type { LineCorrection, Named, PartTaxCode } from '#domain/lines/line-correction.ts';
import { itemAt, type JudgingContext } from '#domain/verdicts/judging.ts';
import { taxChoicesOn } from '#domain/verdicts/tax-choices.ts';

/** What 経理 asks of one line. Absent: as it is. `null`: as the applicant, his item and the rules would have it. */
export type AskedCorrection = {
  readonly lineId: string;
  readonly itemCode?: string | null;
  readonly accountCode?: string | null;
  readonly subAccount?: string | null;
  readonly departmentId?: string | null;
  readonly taxCodes?: readonly { readonly part: number; readonly taxCode: string | null }[];
  readonly postedOn?: CalendarDate | null;
};

/** Why a value cannot be chosen; `field` is its path in what was asked of the line. */
export type ChoiceFault = { readonly field: string; readonly message: string };

/** What can be chosen from. */
export type Choosing = {
  readonly judging: JudgingContext;
  readonly departments: readonly Department[];
  /** The department of the claim. */
  readonly departmentId: string;
};

type Chosen<Value> = Result<Value | undefined, ChoiceFault>;

/** The day whose law the line follows: a refund's is that of its purchase. */
export const lawDayOf = ({ refund, spentOn }: ClaimLine): CalendarDate => refund?.purchasedOn ?? spentOn;

type Choice<Asked, Value> = {
  readonly before: Value | undefined;
  /** The applicant's, and what follows by itself. @default none */
  readonly own?: readonly Asked[];
  readonly find: (asked: Asked) => Chosen<Value>;
};

/** Absent keeps what there was; null and one's own value end the correction; else the value is looked for. */
const chosen = <Asked extends string, Value>(
  asked: Asked | null | undefined,
  { before, own = [], find }: Choice<Asked, Value>,
): Chosen<Value> => {
  if (asked === undefined) return accept(before);
  return asked === null || own.includes(asked) ? accept(undefined) : find(asked);
};

const fault = (field: string, message: string) => refuse({ field, message });

const itemNamed = (line: ClaimLine, { judging }: Choosing) => {
  return (code: string): Chosen<Named> => {
    const item = itemAt(judging.masters.items, code, line.spentOn);
    return item === undefined
      ? fault('itemCode', '利用日に使える経費科目を選んでください')
      : accept({ code, name: item.name });
  };
};

const accountNamed = (line: ClaimLine, { judging: { masters } }: Choosing) => {
  const { liabilityAccount, inputTaxAccount } = masters.company;
  return (code: string): Chosen<Named> => {
    const account = rowOn(masters.accounts, code, line.spentOn);
    if (account === undefined) return fault('accountCode', '利用日に使える勘定科目を選んでください');
    if (!mayBearCosts(account)) return fault('accountCode', `「${account.name}」は費用の科目ではありません`);
    return code === liabilityAccount || code === inputTaxAccount
      ? fault('accountCode', `「${account.name}」は仕訳の相手科目・税の科目のため、費用の科目にできません`)
      : accept({ code, name: account.name });
  };
};

const departmentNamed = (line: ClaimLine, { departments }: Choosing) => {
  return (code: string): Chosen<Named> => {
    const department = departments.find((row) => row.id === code && isWithin(row, line.spentOn));
    return department === undefined
      ? fault('departmentId', '利用日にある部門を選んでください')
      : accept({ code, name: department.name });
  };
};

/** Where the line is posted unless 経理 say otherwise. */
const bookedOn = ({ spentOn }: ClaimLine, { judging: { masters, today } }: Choosing): CalendarDate =>
  postingDateOf(spentOn, closedThroughOn(masters.company, today));

const openDay = (line: ClaimLine, { judging: { masters, today } }: Choosing) => {
  const closedThrough = closedThroughOn(masters.company, today);
  return (on: CalendarDate): Chosen<CalendarDate> => {
    if (monthOf(on) <= closedThrough)
      return fault('postedOn', `${closedThrough}までは締め済みのため、この日には計上できません`);
    if (on < line.spentOn)
      return fault('postedOn', `計上日は利用日（${line.spentOn}）以後の日付を選んでください`);
    return on > today ? fault('postedOn', '計上日は今日までの日付を選んでください') : accept(on);
  };
};

type TaxAsk = {
  readonly line: ClaimLine;
  readonly itemCode: string;
  readonly before: readonly PartTaxCode[];
  readonly asked: NonNullable<AskedCorrection['taxCodes']>;
};

const taxCodesOf = (
  { line, itemCode, before, asked }: TaxAsk,
  { judging }: Choosing,
): Result<readonly PartTaxCode[], ChoiceFault> => {
  const on = lawDayOf(line);
  const { kind } = itemAt(judging.masters.items, itemCode, line.spentOn) ?? {};
  const choices = taxChoicesOn({ on, kind }, judging);
  for (const [index, { part, taxCode }] of asked.entries()) {
    const field = `taxCodes.${index}`;
    if (line.parts[part] === undefined || asked.findIndex((one) => one.part === part) < index)
      return fault(`${field}.part`, '税率の内訳がありません。画面を更新してください');
    if (taxCode !== null && !choices.some((choice) => choice.taxCode === taxCode))
      return fault(`${field}.taxCode`, `${on}の取引に使える税区分を選んでください`);
  }
  const kept = before.filter(({ part }) => !asked.some((one) => one.part === part));
  const decided = asked.flatMap(({ part, taxCode }) => (taxCode === null ? [] : [{ part, taxCode }]));
  return accept([...kept, ...decided].toSorted((one, other) => one.part - other.part));
};

/** 返金 of a line that the applicant chose takes account and tax from there. */
const followsOriginal = ({ accountCode, taxCodes = [] }: AskedCorrection): readonly ChoiceFault[] => {
  const message = '元の明細がある返金の勘定科目・税区分は、元の明細に従います';
  return [
    ...(typeof accountCode === 'string' ? [{ field: 'accountCode', message }] : []),
    ...(taxCodes.some(({ taxCode }) => taxCode !== null) ? [{ field: 'taxCodes', message }] : []),
  ];
};

const valueOf = <Value>(found: Result<Value, unknown>): Value | undefined =>
  found.ok ? found.value : undefined;

const entry = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  value === undefined || value === '' ? {} : { [name]: value };

type AskedOfLine = {
  readonly before: LineCorrection | undefined;
  readonly asked: AskedCorrection;
  /** Of a refund: the department of its purchase. @default that of the claim */
  readonly ownDepartmentId?: string | undefined;
};

const choicesOf = (line: ClaimLine, { before, asked, ownDepartmentId }: AskedOfLine, choosing: Choosing) => {
  const item = chosen(asked.itemCode, {
    before: before?.item,
    own: [line.itemCode],
    find: itemNamed(line, choosing),
  });
  const itemCode = valueOf(item)?.code ?? line.itemCode;
  const isSameItem = itemCode === (before?.item?.code ?? line.itemCode);
  return {
    item,
    account: chosen(asked.accountCode, {
      before: isSameItem ? before?.account : undefined,
      find: accountNamed(line, choosing),
    }),
    department: chosen(asked.departmentId, {
      before: before?.department,
      own: [ownDepartmentId ?? choosing.departmentId],
      find: departmentNamed(line, choosing),
    }),
    taxCodes: taxCodesOf(
      {
        line,
        itemCode,
        before: isSameItem ? (before?.taxCodes ?? []) : [],
        asked: asked.taxCodes ?? [],
      },
      choosing,
    ),
    postedOn: chosen(asked.postedOn, {
      before: before?.postedOn,
      own: [line.spentOn, bookedOn(line, choosing)],
      find: openDay(line, choosing),
    }),
  };
};

/**
 * What counts of a line once the asked is done, or everything of it that cannot be. An item gives account and tax: with
 * another item, what was decided of them under the item before ends, unless it is asked for again.
 */
export const chooseCorrection = (
  line: ClaimLine,
  given: AskedOfLine,
  choosing: Choosing,
): Result<LineCorrection, readonly ChoiceFault[]> => {
  const { before, asked } = given;
  const choices = choicesOf(line, given, choosing);
  const faults = [
    ...(line.refund?.original === undefined ? [] : followsOriginal(asked)),
    ...Object.values(choices).flatMap((choice) => (choice.ok ? [] : [choice.refusal])),
  ];
  if (faults.length > 0) return refuse(faults);
  const subAccount = asked.subAccount === undefined ? before?.subAccount : (asked.subAccount ?? undefined);
  const taxCodes = valueOf(choices.taxCodes) ?? [];
  return accept({
    lineId: line.id,
    ...entry('item', valueOf(choices.item)),
    ...entry('account', valueOf(choices.account)),
    ...entry('subAccount', subAccount),
    ...entry('department', valueOf(choices.department)),
    ...(taxCodes.length === 0 ? {} : { taxCodes }),
    ...entry('postedOn', valueOf(choices.postedOn)),
  });
};
