/** What operators ask of a company; its word on that they do not write (docs/decisions/0227). */
export const askedOfGrants = [
  'operatorId',
  'operatorName',
  'companyName',
  'reason',
  'parts',
  'hours',
  'askedAt',
  'expiresAt',
];

/** The company's word, without its people's names: read by operators alone, as whether one of them ended it. */
export const wordOfCompany = ['decision', 'decidedAt', 'gave', 'until', 'withdrawnAt', 'endedAt'];
