import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const state = { isSignedOut: false };

const set = (isSignedOut: boolean): void => {
  if (state.isSignedOut === isSignedOut) return;
  state.isSignedOut = isSignedOut;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Some request found the session over. */
export const reportSignedOut = (): void => set(true);
export const reportSignedIn = (): void => set(false);
export const useIsSignedOut = (): boolean => useSyncExternalStore(subscribe, () => state.isSignedOut);
