import type { ListedStatus } from '#domain/claims/listed-statuses.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import type { ListedClaim } from './listed-claim.ts';

/** What is looked for among the claims of the company; each condition narrows further. */
export type WantedClaims = {
  /** First and last day of the first submission in Japan, both included. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly status?: ListedStatus;
  readonly applicantId?: UserId;
  readonly itemCode?: string;
  /** Yen, both included. */
  readonly least?: number;
  readonly most?: number;
  /** Words that each stand in the title, the number, the applicant's name or a supplier's. */
  readonly text?: string;
};

/** @default every department */
type Departments = { readonly departmentIds?: ReadonlySet<string> | undefined };

/** Whether a claim is a hit. */
export const claimMatcher = ({
  text,
  departmentIds,
  ...wanted
}: WantedClaims & Departments): ((claim: ListedClaim) => boolean) => {
  const words = text === undefined ? [] : searchWordsOf(text);
  const { from, to, status, applicantId, itemCode, least = 0, most = Number.MAX_SAFE_INTEGER } = wanted;
  return (claim) => {
    const on = jstDateOf(claim.firstSubmittedAt);
    return (
      from <= on &&
      on <= to &&
      (status === undefined || claim.status === status) &&
      (applicantId === undefined || claim.applicantId === applicantId) &&
      (departmentIds === undefined || departmentIds.has(claim.departmentId)) &&
      (itemCode === undefined || claim.items.includes(itemCode)) &&
      least <= claim.total &&
      claim.total <= most &&
      (words.length === 0 ||
        holdsWords(words, [claim.title, claim.number, claim.applicantName, ...claim.suppliers]))
    );
  };
};

/** By what a list of hits can be sorted. */
export const claimOrders = ['submitted', 'number', 'applicant', 'department', 'amount'] as const;
export type ClaimOrder = (typeof claimOrders)[number];
/** Ascending or descending, as requests say it. */
export const sortDirections = ['asc', 'desc'] as const;
export type SortDirection = (typeof sortDirections)[number];
export type Sorting = { readonly by: ClaimOrder; readonly isDescending: boolean };

/** Where a claim stands in an order; the id tells apart what is equal. */
export type PlaceInOrder = readonly [key: string | number, claimId: string];

const keyBy = {
  submitted: (claim) => claim.firstSubmittedAt,
  number: (claim) => claim.number,
  applicant: (claim) => claim.applicantName,
  department: (claim) => claim.departmentName,
  amount: (claim) => claim.total,
} as const satisfies Record<ClaimOrder, (claim: ListedClaim) => string | number>;

export const placeInOrder = (claim: ListedClaim, { by }: Sorting): PlaceInOrder => [
  keyBy[by](claim),
  claim.claimId,
];

/** Below zero where the first stands before the second. */
export const comparePlaces = (
  [oneKey, oneId]: PlaceInOrder,
  [otherKey, otherId]: PlaceInOrder,
  { isDescending }: Sorting,
): number => {
  const order =
    oneKey < otherKey ? -1 : oneKey > otherKey ? 1 : oneId < otherId ? -1 : oneId > otherId ? 1 : 0;
  return isDescending ? -order : order;
};
