/// <reference types="vite/client" />
import { useSyncExternalStore } from 'react';

let isNewer = false;
const listeners = new Set<() => void>();

/** The contract by which this client was built. */
const own: string = import.meta.env['VITE_CONTRACT_HASH'] ?? '';

/**
 * What an answer says of the server's contract. Another one than this client's own means that a newer client is there.
 * While a release comes in, servers of both answer in turn: what was once told stays until the page is opened anew,
 * so that the notice does not go from under the hand that reaches for its button.
 */
export const hearContract = (header: string | null): void => {
  if (isNewer || header === null || own === '' || header === own) return;
  isNewer = true;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const isNewerVersion = (): boolean => isNewer;

export const useIsNewer = (): boolean => useSyncExternalStore(subscribe, isNewerVersion);
