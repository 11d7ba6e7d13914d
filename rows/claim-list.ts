import type { ListedClaim } from '#domain/claims/listed-claim.ts';
import { json } from './attributes.ts';
import { rowKind } from './row-kind.ts';

const ofTheList = {
  table: 'TenantData',
  keeps: 'contract',
  returned: 'derived',
  erased: 'with-tenant',
} as const;

/**
 * 会社全体の申請の一行: a claim in the month of its first submission, which it never leaves. Written with its header in
 * one transaction, so that whoever reads the month sees each act that was answered (docs/decisions/0156).
 */
export const claimInList = rowKind('claim-in-list', {
  ...ofTheList,
  pk: 'CL#{month}',
  sk: '{claimId}',
  /** The state and the version stand apart for conditions and filters of the table itself. */
  holds: {
    status: 'text',
    version: 'number',
    doc: json<Omit<ListedClaim, 'claimId' | 'status' | 'version'>>(),
  },
});

/** How often all claims of before the list were taken into it, and when for the last time. */
export const claimListHead = rowKind('claim-list-head', {
  ...ofTheList,
  pk: 'CL',
  sk: 'HEAD',
  holds: { walks: 'number', at: 'text' },
  /**
   * Where the walk that is under way goes on: whoever goes on elsewhere does not end it. And how many claims a release
   * without the list had given their numbers when the last walk, and the one under way, began; and whether it is a walk that
   * gives the rows their months.
   */
  mayHold: {
    walking: 'text',
    unlisted: 'number',
    beganUnlisted: 'number',
    givesMonths: 'flag',
    beganMonths: 'flag',
  },
});
