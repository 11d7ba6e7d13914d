import type { booksOfClaim, ClaimBooks } from './books-of-claim.ts';
import { readsEntries } from './claim-view.ts';

/**
 * For those who read journals: what the books hold of the claim, or will. What derives entries is half of what a claim
 * needs otherwise, and is loaded only for them.
 */
export const booksOnUse = async (...given: Parameters<typeof booksOfClaim>): Promise<ClaimBooks> => {
  const [{ claim }, { actor }] = given;
  if (!readsEntries(actor, claim)) return {};
  const books = await import('./books-of-claim.ts');
  return books.booksOfClaim(...given);
};
