import type { FieldError } from '#contract/shapes/field-errors.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { sayDay } from '#domain/calendar/say-day.ts';
import { fiscalYearOf } from '#domain/calendar/fiscal-year.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Masters } from '#domain/settings/masters.ts';
import {
  changedDays,
  faultsOfChanges,
  monthsTouched,
  type AccountingFault,
  type ChangedDays,
} from '#domain/tenants/accounting-changes.ts';
import type { DatedAccounting } from '#domain/tenants/bookkeeping.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { isAnyPosted, lastPosted, nothingPostedSince } from '#lambdas/settings/posted-months-store.ts';

type Wished = DatedAccounting & { readonly fiscalYearStartMonth: number };
type Asking = {
  readonly masters: Pick<Masters, 'company'>;
  readonly at: Instant;
  readonly table: TenantTable;
};

const isPostedIn = async (
  { from, ...days }: ChangedDays,
  { fiscalYearStartMonth: startMonth }: Wished,
  { at, table }: Asking,
): Promise<boolean> => {
  // Of whatever was posted before any change, it is not known how far back it lies.
  if (from === undefined) return (await lastPosted(table)) > 0;
  for (const months of monthsTouched({ from, ...days }, { today: jstDateOf(at), startMonth }))
    // Newest first: a company that posts is known by its first year.
    // oxlint-disable-next-line no-await-in-loop
    if (await isAnyPosted(table, months)) return true;
  return false;
};

/** Those of the days on which 経理方法 would be another one that lie in a fiscal year into which something was posted. */
const postedDays = async (wished: Wished, asking: Asking): Promise<readonly ChangedDays[]> => {
  const days = changedDays(asking.masters.company, wished);
  const isPosted = await Promise.all(days.map((one) => isPostedIn(one, wished, asking)));
  return days.filter((_day, at) => isPosted[at]);
};

/** 「消費税法等の施行に伴う法人税の取扱いについて」3 (平成元年3月1日 直法2-1): one 経理方式 for all transactions of a company. */
const accountingLaw =
  '選んだ経理方式は、その事業年度のすべての取引に適用します（平成元年3月1日直法2-1「消費税法等の施行に伴う法人税の取扱いについて」3）。';

const whyNot: Readonly<Record<AccountingFault['why'], (wished: Wished) => string>> = {
  'same-day': () => '同じ日からの変更が、ほかの行にあります',
  'within-year': ({ fiscalYearStartMonth: month }) =>
    `事業年度の初日（${month}月1日）を入力してください。${accountingLaw}`,
  'year-moved': ({ fiscalYearStartMonth: month }) =>
    `事業年度の始まりを変えると、この変更は事業年度の途中（${month}月1日以外）からになります。先にこの変更を取りやめてください。${accountingLaw}`,
  'changes-nothing': () => 'その前と同じ経理方法です',
};

const posted = '計上済みの仕訳がある事業年度の経理方法は変更できません。';
const wayOut = '仕訳のない事業年度の初日からの変更として登録してください。';

const postedFault = ({ from }: ChangedDays, wished: Wished): FieldError => {
  if (from === undefined) return { path: 'taxAccounting', message: `${posted}${accountingLaw}${wayOut}` };
  const at = (wished.taxAccountingChanges ?? []).findIndex(({ validFrom }) => validFrom === from);
  const year = fiscalYearOf(from, wished.fiscalYearStartMonth);
  const which = `${sayDay(year.from)}からの事業年度、またはその後に、計上済みの仕訳があります。`;
  const path = at < 0 ? 'taxAccountingChanges' : `taxAccountingChanges.${at}.validFrom`;
  return { path, message: `${which}${accountingLaw}${wayOut}` };
};

/** Why 経理方法 cannot be changed so: no fiscal year with entries gets another one, nor does a part of a year. */
export const accountingFaults = async (wished: Wished, asking: Asking): Promise<readonly FieldError[]> => {
  const { company: before } = asking.masters;
  const today = jstDateOf(asking.at);
  const faults = faultsOfChanges(wished, { before, startMonth: wished.fiscalYearStartMonth, today });
  if (faults.length > 0)
    return faults.map(({ at, field, why }) => ({
      path: `taxAccountingChanges.${at}.${field}`,
      message: whyNot[why](wished),
    }));
  return (await postedDays(wished, asking)).map((days) => postedFault(days, wished));
};

/** The condition that nothing was posted since it was looked for; nothing where every day keeps its 経理方法. */
export const accountingWrites = async (wished: Wished, asking: Asking): Promise<readonly Write[]> => {
  if (changedDays(asking.masters.company, wished).length === 0) return [];
  const last = await lastPosted(asking.table);
  // Looked for once more behind the serial: of what was posted since the check, the next attempt tells.
  const isStill = (await postedDays(wished, asking)).length === 0;
  return [nothingPostedSince(isStill ? last : 0)];
};
