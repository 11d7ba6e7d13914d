import type { InboxItem } from '#web/approvals/approvals-api.ts';

/** What waits in the inbox of a 課長. */
export const waiting = (claimId: string): InboxItem => ({
  kind: 'vote',
  claimId,
  number: 'EX-000121',
  title: '5月の交通費',
  applicantName: '田中花子',
  departmentName: '営業一課',
  total: 34_370,
  step: 0,
  stepName: '課長',
  submittedAt: '2026-06-14T08:30:00+09:00',
  warnings: 1,
});
