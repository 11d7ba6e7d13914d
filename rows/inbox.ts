import type { ClaimId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { json } from './attributes.ts';
import { rowKind } from './row-kind.ts';

/** 受信箱の一件: what waits for one approver at one step of one claim. */
export type InboxEntry = {
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
  /** How many findings of the verdict warn. */
  readonly warnings: number;
};

/** To テナント管理者: somebody could not submit because a step of his route has nobody. */
export type InboxNotice = {
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
