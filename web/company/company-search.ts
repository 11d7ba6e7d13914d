import { listedStatuses, type ListedStatus } from '#domain/claims/listed-statuses.ts';
import { useState } from 'react';
import { searchClaims } from '#contract/claim-search.ts';
import type { Asked } from '#contract/endpoint.ts';
import { claimOrders, type ClaimOrder, type SortDirection } from '#domain/claims/claim-hits.ts';
import { useMe } from '#web/api/session.tsx';
import { mostIn } from '#web/api/field-shapes.ts';
import { commonConditionsIn, lineIn, present, useAddress } from '#web/ui/address-conditions.ts';
import { companyPeriodOf, companyPeriods, type CompanyPeriod, type PeriodGroup } from '#web/ui/period.ts';
import { todayInJapan } from '#web/ui/format-date.ts';

export type SearchAsk = NonNullable<Asked<typeof searchClaims>['query']>;

/** In the address; a name that is not there is no condition. */
export const searchParts = [
  'status',
  'period',
  'applicant',
  'department',
  'item',
  'least',
  'most',
  'text',
  'sort',
  'order',
] as const;
export type SearchPart = (typeof searchParts)[number];

/** What the address asks for, with what was changed by hand left out. */
export type CompanySearch = {
  readonly today: string;
  readonly status: ListedStatus | undefined;
  readonly period: CompanyPeriod;
  readonly periods: readonly PeriodGroup[];
  readonly applicantId: string | undefined;
  readonly departmentId: string | undefined;
  readonly itemCode: string | undefined;
  readonly least: number | undefined;
  readonly most: number | undefined;
  readonly text: string | undefined;
  readonly sort: ClaimOrder;
  readonly order: SortDirection;
  /** The query of the address, by which a claim's page finds its way back. */
  readonly address: string;
  /** Changes the address, so that "back" brings the search of before; '' takes a part out. */
  readonly change: (parts: Partial<Readonly<Record<SearchPart, string>>>) => void;
};

const mostSearched = mostIn(searchClaims, 'text');

const conditionsIn = (search: URLSearchParams) =>
  ({
    // An address without a state is the daily work: what waits for 確定.
    status: search.get('status') === 'all' ? undefined : statusIn(search.get('status')),
    ...commonConditionsIn(search),
    itemCode: lineIn(search.get('item'), 40),
    text: lineIn(search.get('text'), mostSearched),
    sort: claimOrders.find((one) => one === search.get('sort')) ?? 'submitted',
    order: search.get('order') === 'asc' ? 'asc' : 'desc',
  }) as const;

export const waitingStatus = 'approved';
const statusIn = (text: string | null): ListedStatus =>
  listedStatuses.find((one) => one === text) ?? waitingStatus;

export const useCompanySearch = (): CompanySearch => {
  const { search, change } = useAddress();
  const [today] = useState(() => todayInJapan(Date.now()));
  const periods = companyPeriods(today, useMe().company.fiscalYearStartMonth);
  return {
    ...conditionsIn(search),
    today,
    periods,
    period: companyPeriodOf(search.get('period'), periods),
    address: search.size === 0 ? '' : `?${search.toString()}`,
    change,
  };
};

/** The conditions as the endpoints take them. */
export const conditionsOf = (search: CompanySearch) => ({
  from: search.period.from,
  to: search.period.to,
  ...(search.status === undefined ? {} : { status: search.status }),
  ...present('applicantId', search.applicantId),
  ...present('departmentId', search.departmentId),
  ...present('itemCode', search.itemCode),
  ...present('least', search.least),
  ...present('most', search.most),
  ...present('text', search.text),
});

export const askOf = (search: CompanySearch): SearchAsk => ({
  ...conditionsOf(search),
  sort: search.sort,
  order: search.order,
});

/** Whether something beside state and period narrows the search. */
export const isNarrowed = ({
  applicantId,
  departmentId,
  itemCode,
  least,
  most,
  text,
}: CompanySearch): boolean =>
  [applicantId, departmentId, itemCode, least, most, text].some((condition) => condition !== undefined);

/** Takes all conditions out but state and period. */
export const widened = {
  applicant: '',
  department: '',
  item: '',
  least: '',
  most: '',
  text: '',
} as const satisfies Partial<Record<SearchPart, string>>;
