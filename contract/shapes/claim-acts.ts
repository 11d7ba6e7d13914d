import { reasonWanted } from './reason-wanted.ts';
import { alreadyProcessed, routeHasNobody, routeMayNotSee, routeStepTooWide } from '../refusals/approvals.ts';
import { notAllowed } from '../refusals/chain.ts';
import {
  claimChangedMeanwhile,
  claimNotSubmittable,
  claimsLimitReached,
  idempotencyKeyReused,
} from '../refusals/claims.ts';
import { filledParagraph } from './text.ts';

/** What every act on a claim that exists may meet. */
export const refusalsOfActs = [
  notAllowed,
  alreadyProcessed,
  claimChangedMeanwhile,
  idempotencyKeyReused,
] as const;

/** What a submission may meet besides. */
export const refusalsOfSubmission = [
  ...refusalsOfActs,
  claimNotSubmittable,
  claimsLimitReached,
  routeHasNobody,
  routeMayNotSee,
  routeStepTooWide,
] as const;

/** Why somebody decides against what stands. */
export const reason = filledParagraph(1000, reasonWanted);
