import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import { reaches } from '#domain/rights/reach.ts';
import { seesWhole, thingOf } from './claim-rights.ts';
import type { Claim, ConfirmedClaim } from './claim.ts';
import { eventOf, type Deed, type DeedRefusal, type Happened } from './timeline.ts';

/** 確定する: anybody with the right but the applicant himself, once every step has passed. Its journals are posted with it. */
export const confirmClaim = (claim: Claim, deed: Deed): Result<Happened<ConfirmedClaim>, DeedRefusal> => {
  const { by, at, expectedVersion } = deed;
  if (!reaches(by, 'claims.confirm', thingOf(claim)) || claim.applicantId === by.userId)
    return refuse({ kind: 'not-allowed' });
  if (!seesWhole(by, claim)) return refuse({ kind: 'not-allowed' });
  if (claim.status === 'confirmed') return refuse({ kind: 'already-processed' });
  if (claim.status !== 'approved' || claim.version !== expectedVersion)
    return refuse({ kind: 'claim-changed-meanwhile' });
  const confirmed: ConfirmedClaim = {
    ...claim,
    status: 'confirmed',
    confirmed: { by: by.userId, name: by.name, at },
    version: claim.version + 1,
    updatedAt: at,
  };
  return accept({ claim: confirmed, event: eventOf(claim, deed, { act: 'confirm' }) });
};

/** Says where the entries of the claim are found again. */
export const withPostedMonths = (
  claim: ConfirmedClaim,
  months: readonly CalendarMonth[],
): ConfirmedClaim => ({
  ...claim,
  ...(claim.postings === undefined ? {} : { postings: [...claim.postings, { months }] }),
  confirmed: { ...claim.confirmed, months },
});
