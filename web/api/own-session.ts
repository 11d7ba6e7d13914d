/** Who is signed in, as far as it matters whether a page is still that person's. */
export type SignedInPerson = {
  readonly id: string;
  readonly name: string;
  readonly companyName: string;
  readonly csrfToken: string;
};

export type SessionState =
  | { readonly kind: 'own' }
  | { readonly kind: 'signed-out' }
  /** Another tab of this browser signed somebody else in. */
  | { readonly kind: 'somebody-else'; readonly name: string; readonly companyName: string };

export type OwnSession = {
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Whoever is signed in now, told by an answer. The first one makes the page his. True when it is the person whose
   * page this is.
   */
  readonly meet: (person: SignedInPerson | undefined) => boolean;
  /** The page is nobody's any more: whoever signs in next begins anew. */
  readonly leave: () => void;
  /** Asks who is signed in now: another tab said that it changed. */
  readonly look: () => Promise<void>;
  /**
   * After a refusal for the session's sake: true once the page's own person is signed in, so that the request may be
   * sent again; it waits as long as that takes. False where the page is nobody's yet, or where it may not wait.
   */
  readonly restored: (mayWait: boolean) => Promise<boolean>;
};

type Reach = {
  readonly whoIsIn: () => Promise<SignedInPerson | undefined>;
  readonly rememberToken: (csrfToken: string) => void;
};
const own = { kind: 'own' } as const;

const stateOf = (owner: SignedInPerson, now: SignedInPerson | undefined): SessionState => {
  if (now === undefined) return { kind: 'signed-out' };
  if (now.id === owner.id) return own;
  return { kind: 'somebody-else', name: now.name, companyName: now.companyName };
};

const areSame = (left: SessionState, right: SessionState): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

/** Waiters for the moment when the page's person is back. */
const waitingRoom = () => {
  let waiters: readonly (() => void)[] = [];
  return {
    wait: () =>
      new Promise<void>((resolve) => {
        waiters = [...waiters, resolve];
      }),
    open: (): void => {
      const called = waiters;
      waiters = [];
      for (const call of called) call();
    },
    empty: (): void => {
      waiters = [];
    },
  };
};

/**
 * Keeps a page the page of one person, whatever happens to the browser's one session cookie: the same person signed in
 * anew goes on unnoticed, nobody or somebody else holds requests back until he is there again.
 */
export const createOwnSession = ({ whoIsIn, rememberToken }: Reach): OwnSession => {
  const listeners = new Set<() => void>();
  const room = waitingRoom();
  let owner: SignedInPerson | undefined;
  let state: SessionState = own;
  let looking: Promise<void> | undefined;

  const set = (next: SessionState): void => {
    if (!areSame(state, next)) {
      state = next;
      for (const listener of listeners) listener();
    }
    if (next.kind === 'own') room.open();
  };
  const meet = (now: SignedInPerson | undefined): boolean => {
    owner ??= now;
    if (owner === undefined) return false;
    const next = stateOf(owner, now);
    if (next.kind === 'own' && now !== undefined) rememberToken(now.csrfToken);
    set(next);
    return next.kind === 'own';
  };
  /** Many requests are refused at once; one question is enough. */
  const look = (): Promise<void> => {
    looking ??= (async () => {
      try {
        meet(await whoIsIn());
      } finally {
        looking = undefined;
      }
    })();
    return looking;
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    meet,
    leave: () => {
      owner = undefined;
      room.empty();
      set(own);
    },
    look: async () => {
      if (owner === undefined) return;
      // What was asked before the change may be answered as of then.
      if (looking !== undefined) await looking.catch(() => undefined);
      await look();
    },
    restored: async (mayWait) => {
      if (owner === undefined) return false;
      if (state.kind === 'own') await look();
      if (state.kind === 'own') return true;
      if (!mayWait) return false;
      await room.wait();
      return true;
    },
  };
};
