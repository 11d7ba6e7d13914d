import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { lineOf } from '#domain/text/typed-text.ts';
import { useMe } from '#web/api/session.tsx';
import { mostSearched } from '#web/claims/field-lengths.ts';
import { periodOf, searchPeriods, type SearchPeriod } from '#web/ui/fiscal-years.ts';
import { todayInJapan } from '#web/ui/format-date.ts';

/** What the address asks a list for. */
export type ListSearch = {
  readonly status: string | null;
  readonly period: SearchPeriod;
  readonly periods: readonly SearchPeriod[];
  readonly text: string | undefined;
  /** Changes the address, so that "back" brings the search of before; '' takes a part out. */
  readonly change: (parts: Readonly<Record<string, string>>) => void;
};

const textIn = (search: URLSearchParams): string | undefined => {
  const text = Array.from(lineOf(search.get('text') ?? ''))
    .slice(0, mostSearched)
    .join('');
  return text === '' ? undefined : text;
};

export const useListSearch = (): ListSearch => {
  const [search, setSearch] = useSearchParams();
  const [today] = useState(() => todayInJapan(Date.now()));
  const periods = searchPeriods(today, useMe().company.fiscalYearStartMonth);
  return {
    status: search.get('status'),
    period: periodOf(search.get('year'), periods),
    periods,
    text: textIn(search),
    change: (parts) => {
      const next = new URLSearchParams(search);
      for (const [name, value] of Object.entries(parts))
        if (value === '') next.delete(name);
        else next.set(name, value);
      if (next.toString() !== search.toString()) setSearch(next);
    },
  };
};
