import { opens } from '#domain/rights/reach.ts';
import { gates } from '#web/api/gates.ts';
import { useMe } from '#web/api/session.tsx';

/** Whether one may approve, for one's own page: the contract of claims would travel with everybody's first page. */
export const useMayVote = (): boolean => {
  const { rights } = useMe();
  return gates.castVote !== undefined && opens(rights, gates.castVote);
};
