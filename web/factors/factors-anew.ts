import { useQueryClient } from '@tanstack/react-query';
import { showSignInFactors } from '#contract/sign-in-factors.ts';
import { askAnew } from '#web/api/contract-client.ts';

/** Asks anew what there is of one's own factors. */
export const useFactorsAnew = () => {
  const client = useQueryClient();
  return () => askAnew(client, [showSignInFactors]);
};
