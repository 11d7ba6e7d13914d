import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { listJournals } from '#contract/journals.ts';
import { isEntryId, isUserId } from '#domain/kernel/ids.ts';
import { lineOf } from '#domain/text/typed-text.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { useMe } from '#web/api/session.tsx';
import type { JournalCondition, JournalSearch } from '#web/search/journal-conditions.ts';
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

const numberIn = (text: string | null): number | undefined =>
  text !== null && /^(?:0|[1-9]\d{0,9})$/.test(text) ? Number(text) : undefined;

const lineIn = (text: string | null, most: number): string | undefined => {
  const line = Array.from(lineOf(text ?? ''))
    .slice(0, most)
    .join('');
  return line === '' ? undefined : line;
};

const conditionsIn = (search: URLSearchParams) => {
  const [applicantId, departmentId] = [search.get('applicant'), search.get('department')];
  const [least, most] = [numberIn(search.get('least')), numberIn(search.get('most'))];
  const serial = numberIn(search.get('serial'));
  return {
    accountCode: lineIn(search.get('account'), 40),
    applicantId: isUserId(applicantId) ? applicantId : undefined,
    departmentId: departmentId !== null && isEntryId(departmentId) ? departmentId : undefined,
    least,
    most: least !== undefined && most !== undefined && most < least ? undefined : most,
    serial: serial === 0 ? undefined : serial,
    text: lineIn(search.get('text'), mostIn(listJournals, 'text')),
  };
};

/** Without a period this month; single months stand before the fiscal years. */
export const useJournalSearch = (): JournalSearch => {
  const [search, setSearch] = useSearchParams();
  const [today] = useState(() => todayInJapan(Date.now()));
  const periods = companyPeriods(today, useMe().company.fiscalYearStartMonth).toReversed();
  return {
    ...conditionsIn(search),
    today,
    periods,
    period: companyPeriodOf(search.get('month'), periods),
    change: (changed) => {
      const next = new URLSearchParams(search);
      for (const [name, value] of Object.entries(changed))
        if (value === '') next.delete(name);
        else next.set(name, value);
      if (next.toString() !== search.toString()) setSearch(next);
    },
  };
};

const present = (name: string, value: string | number | undefined) =>
  value === undefined ? {} : { [name]: `${value}` };

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
