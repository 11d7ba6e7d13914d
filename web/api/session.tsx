import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Contract } from '#contract/endpoint.ts';
import { opens } from '#domain/rights/reach.ts';
import type { Gated } from '#domain/rights/rights.ts';
import { showMe } from '#contract/users.ts';
import { answerKey, fetchAnswer, shows } from '#web/api/contract-client.ts';
import { type Me, pageSession, personIn } from '#web/api/page-session.ts';

const readMe = async (signal?: AbortSignal): Promise<Me> => {
  const me = await fetchAnswer(showMe, {}, signal);
  if (pageSession.meet(personIn(me))) return me;
  // Somebody else's: this page waits for its own person.
  await pageSession.restored(true);
  return readMe(signal);
};

export const useMeQuery = () =>
  useQuery({
    queryKey: answerKey(showMe, {}),
    queryFn: ({ signal }) => readMe(signal),
    staleTime: Infinity,
    meta: shows('masters'),
  });

const MeContext = createContext<Me | undefined>(undefined);
export const MeProvider = MeContext.Provider;

/** Who is signed in. Only for screens behind the session gate. */
export const useMe = (): Me => {
  const me = useContext(MeContext);
  if (me === undefined) throw new Error('no session around this screen');
  return me;
};

/** Of whoever is here for some days, which and what he is shown; undefined also where no session is around. */
export const useTimeBox = (): Me['user']['timeBox'] => useContext(MeContext)?.user.timeBox;

/** Whether the endpoint is open to this person, as it says itself. A courtesy; the server's refusal is the rule. */
export const useMay = (contract: Contract & Gated): boolean => opens(useMe().rights, contract);
