import type { GrantPart } from './support-grant.ts';

/**
 * What can be read under a grant, by the operation of the tenants' API that reads it, and the part of the grant that opens it. None
 * of them changes anything, and the session in which it runs could not (docs/decisions/0227).
 */
export const readingParts = {
  searchClaims: 'claims',
  showClaim: 'claims',
  showTimeline: 'claims',
  listSettings: 'masters',
  showCompany: 'masters',
  showApproval: 'masters',
  showRoutes: 'masters',
  listDepartments: 'masters',
  listItems: 'masters',
  listAccounts: 'masters',
  showEvidence: 'evidence',
} as const satisfies Record<string, GrantPart>;
export type SupportReading = keyof typeof readingParts;

const known: ReadonlySet<string> = new Set(Object.keys(readingParts));
const isReading = (text: string): text is SupportReading => known.has(text);
const [first = 'searchClaims', ...others] = Object.keys(readingParts).filter(isReading);
export const supportReadings: readonly [SupportReading, ...SupportReading[]] = [first, ...others];
