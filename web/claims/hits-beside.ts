import { useLocation, useNavigate } from 'react-router';
import { wayBackIn } from '#web/api/way-back.ts';
import { tellDone } from '#web/ui/tell.ts';

/** Which claims a list showed, and where the list is; it goes along in the browser's history, and outlives a reload. */
type Among = { readonly hits: readonly string[]; readonly back: string };

export const placeAmong = (hits: readonly string[], back: string): Among => ({ hits, back });

const amongIn = (state: unknown): Among | undefined => {
  const { hits }: { readonly hits?: unknown } = Object(state ?? {});
  const back = wayBackIn(state);
  if (!Array.isArray(hits) || back === undefined) return undefined;
  return { hits: hits.filter((id) => typeof id === 'string'), back };
};

export type Beside = {
  /** Of the list, with its words. */
  readonly back: string;
  /** From 1. */
  readonly position: number;
  readonly count: number;
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
  readonly nextId: string | undefined;
};

/** The claims beside this one in the list from which it was opened; undefined where it was not. */
export const useHitsBeside = (claimId: string): Beside | undefined => {
  const { state } = useLocation();
  const navigate = useNavigate();
  const among = amongIn(state);
  const at = among?.hits.indexOf(claimId) ?? -1;
  if (among === undefined || at < 0) return undefined;
  const { hits, back } = among;
  const to = (id: string | undefined) =>
    id === undefined ? undefined : () => void navigate(`/claims/${id}`, { state, replace: true });
  const nextId = hits[at + 1];
  return { back, position: at + 1, count: hits.length, previous: to(hits[at - 1]), next: to(nextId), nextId };
};

/** Tells that an act on the claim is done, and opens the next one of the list; behind the last one, the list. */
export const useActed = ({ id, number }: { readonly id: string; readonly number?: string }) => {
  const beside = useHitsBeside(id);
  const navigate = useNavigate();
  return (done: string): void => {
    if (beside === undefined) {
      tellDone(done);
      return;
    }
    const { next, back } = beside;
    const told = `${number ?? ''} ${done}`.trim();
    tellDone(next === undefined ? `${told}。一覧の最後の申請でした` : told);
    if (next === undefined) void navigate(back);
    else next();
  };
};
