/** What operators see of a 閲覧許可 (docs/decisions/0227): who of the company answered is the company's own. */
export const shownToOperators = [
  'operatorId',
  'operatorName',
  'companyName',
  'reason',
  'parts',
  'hours',
  'askedAt',
  'expiresAt',
  'decision',
  'decidedAt',
  'gave',
  'until',
  'withdrawnAt',
  'endedAt',
] as const;
