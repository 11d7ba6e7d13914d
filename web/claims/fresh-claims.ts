/** Ids that this page made for forms which are not stored yet; a reloaded page knows none and asks the service. */
const fresh = new Set<string>();

export const rememberFresh = (claimId: string): string => {
  fresh.add(claimId);
  return claimId;
};
export const forgetFresh = (claimId: string): void => void fresh.delete(claimId);
export const isFresh = (claimId: string): boolean => fresh.has(claimId);
