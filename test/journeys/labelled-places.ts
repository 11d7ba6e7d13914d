/** Every address in which its readers find it: a walk that saw nothing would prove nothing. */
export const places = [
  'GET /api/claims/{claimId}',
  'GET /api/claim-search',
  'GET /api/claim-search/file',
  'GET /api/inbox',
  'GET /api/votes',
  'GET /api/evidence/{evidenceId}',
  'GET /api/thumbnails',
  'GET /api/journals',
  'GET /api/journals/file',
  'GET /api/exports',
  'GET /api/exports/{exportId}',
];

/** Every list, sum and file that leaves something out, each of which has to say so; the rest answers with 404, or by the ids that are asked for. */
export const limitedPlaces = [
  'GET /api/claim-search',
  'GET /api/claim-search/file',
  'GET /api/closing',
  'GET /api/counts',
  'GET /api/exports',
  'GET /api/inbox',
  'GET /api/journals',
  'GET /api/journals/file',
  'GET /api/votes',
];
/** What changes for other reasons, and what is asked for by ids that whoever asks knows. */
export const notOfClaims = ['GET /api/claim-form', 'GET /api/setting-choices', 'GET /api/thumbnails'];
