import type { LabelsInList } from '#domain/labels/borne-label.ts';
import type { ClaimId, EvidenceId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { json } from './attributes.ts';
import { rowKind } from './row-kind.ts';

/**
 * 受信箱の一件: what waits for one approver at one step of one claim. It is written once for each of up to 40 approvers
 * in the transaction that opens the step, and so stays below 1.5 kB.
 */
export type InboxEntry = Partial<LabelsInList> & {
  readonly kind: 'vote';
  readonly claimId: ClaimId;
  readonly number: string;
  readonly title: string;
  readonly applicantName: string;
  readonly departmentName: string;
  readonly total: number;
  readonly step: number;
  readonly stepName: string;
  readonly submittedAt: Instant;
  /** How many findings of the verdict warn. @remarks until 2026-11 without those of the claim as a whole */
  readonly warnings: number;
  /** When the step opened. @default submittedAt, in older items */
  readonly waitsSince?: Instant;
  /** The version that whoever approves from the list has seen. @default none: the claim has to be opened */
  readonly version?: number;
  /** How many findings block. @default 0 */
  readonly blocks?: number;
  /** 内容 in a few words (claim-in-brief). @default nothing is told */
  readonly contents?: string;
  /** The first receipts, in the order of the lines. @default none are shown */
  readonly receipts?: readonly { readonly id: EvidenceId; readonly contentType: string }[];
  /** Of all of them. @default 0 */
  readonly receiptCount?: number;
};

/** To テナント管理者: somebody could not submit because a step of his route has nobody. */
export type InboxNotice = Partial<LabelsInList> & {
  readonly kind: 'route-has-nobody';
  readonly claimId: ClaimId;
  readonly title: string;
  readonly applicantName: string;
  readonly stepName: string;
  readonly submittedAt: Instant;
};

const ofInboxes = {
  table: 'TenantData',
  pk: 'I#{userId}',
  keeps: 'working',
  returned: 'derived',
  erased: 'with-tenant',
} as const;

export const inboxEntry = rowKind('inbox-entry', {
  ...ofInboxes,
  sk: '{at}#{claimId}#{step}',
  holds: { doc: json<InboxEntry>() },
});

/** The same notice again replaces the one before: one line per claim, not one per attempt. */
export const inboxNotice = rowKind('inbox-notice', {
  ...ofInboxes,
  sk: 'notice#{claimId}',
  holds: { doc: json<InboxNotice>() },
});
