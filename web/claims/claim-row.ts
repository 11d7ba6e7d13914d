import type { ClaimSummary, ShownStatus } from '#web/claims/claim-view.ts';
import { standing, statusWords } from '#web/claims/claim-status.ts';
import { shownTitle } from '#web/claims/shown-title.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';
import type { Tone } from '#web/ui/tone.ts';

export type ClaimRow = {
  readonly id: string;
  readonly to: string;
  readonly number: string;
  readonly title: string;
  readonly status: string;
  readonly tone: Tone;
  readonly amount: string;
  readonly standing: string;
  readonly date: string;
};

const dateOf = (instant: string): string => formatInstant(instant).split(' ')[0] ?? '';

/** A claim as one row of a list. Drafts and returned ones of mine open in the editor's reading page first. */
export const claimRow = (claim: ClaimSummary): ClaimRow => ({
  id: claim.id,
  to: `/claims/${claim.id}`,
  number: claim.number ?? '未採番',
  title: shownTitle(claim.title),
  status: statusWords[claim.status].label,
  tone: statusWords[claim.status].tone,
  amount: formatYen(claim.total),
  standing: standing(claim.status, claim.stepName),
  date: dateOf(claim.submittedAt ?? claim.updatedAt),
});

export type StatusFilter = 'all' | ShownStatus;
export const statusFilters: readonly { readonly value: StatusFilter; readonly label: string }[] = [
  { value: 'all', label: 'すべて' },
  { value: 'draft', label: '下書き' },
  { value: 'submitted', label: '承認待ち' },
  { value: 'returned', label: '差戻し' },
  { value: 'approved', label: '承認済み' },
  { value: 'confirmed', label: '確定' },
  { value: 'rejected', label: '却下' },
];

/** An address that somebody changed by hand shows everything. */
export const statusFilterOf = (text: string | null): StatusFilter =>
  statusFilters.find(({ value }) => value === text)?.value ?? 'all';
