import type { Instant } from '#domain/kernel/time.ts';
import type { Claim } from './claim.ts';

/**
 * Of a claim that has a number: when it was submitted for the first time, which no later act changes. Claims of before
 * did not keep it; theirs is what the claim still tells, the last submission or, of one that was given back, that moment.
 */
const firstSubmissionOf = (claim: Claim): Instant =>
  claim.firstSubmittedAt ?? ('submittedAt' in claim ? claim.submittedAt : claim.updatedAt);

/** A stored claim, with its first submission said: whoever writes it next keeps what was read, so that it never moves. */
export const withFirstSubmission = (claim: Claim): Claim =>
  claim.number === undefined || claim.firstSubmittedAt !== undefined
    ? claim
    : { ...claim, firstSubmittedAt: firstSubmissionOf(claim) };
