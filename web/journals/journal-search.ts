import { useState } from 'react';
import { listJournals } from '#contract/journals.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { useMe } from '#web/api/session.tsx';
import type { JournalCondition, JournalSearch } from '#web/search/journal-conditions.ts';
import { commonConditionsIn, lineIn, numberIn, present, useAddress } from '#web/ui/address-conditions.ts';
import { companyPeriodOf, companyPeriods } from '#web/ui/period.ts';
import { todayInJapan } from '#web/ui/format-date.ts';

const conditions: Readonly<Record<JournalCondition, true>> = {
  month: true,
  account: true,
  department: true,
  applicant: true,
  least: true,
  most: true,
  serial: true,
  text: true,
};

const conditionsIn = (search: URLSearchParams) => {
  const serial = numberIn(search.get('serial'));
  return {
    accountCode: lineIn(search.get('account'), 40),
    ...commonConditionsIn(search),
    serial: serial === 0 ? undefined : serial,
    text: lineIn(search.get('text'), mostIn(listJournals, 'text')),
  };
};

/** Without a period this month; single months stand before the fiscal years. */
export const useJournalSearch = (): JournalSearch => {
  const { search, change } = useAddress();
  const [today] = useState(() => todayInJapan(Date.now()));
  const periods = companyPeriods(today, useMe().company.fiscalYearStartMonth).toReversed();
  return {
    ...conditionsIn(search),
    today,
    periods,
    period: companyPeriodOf(search.get('month'), periods),
    change,
  };
};

/** The conditions as the endpoints take them. */
export const conditionsOf = (search: JournalSearch) => ({
  from: search.period.from,
  to: search.period.to,
  ...present('accountCode', search.accountCode),
  ...present('departmentId', search.departmentId),
  ...present('applicantId', search.applicantId),
  ...present('least', search.least),
  ...present('most', search.most),
  ...present('serial', search.serial),
  ...present('text', search.text),
});

/** Whether something beside the period narrows the search. */
export const isNarrowed = (search: JournalSearch): boolean => Object.keys(conditionsOf(search)).length > 2;

/** Takes all conditions out but the period. */
export const widened = Object.fromEntries(
  Object.keys(conditions)
    .filter((condition) => condition !== 'month')
    .map((condition) => [condition, '']),
);
