/// <reference types="vite/client" />
import { useSyncExternalStore } from 'react';

let isNewer = false;
const listeners = new Set<() => void>();

/** The contract by which this client was built. */
const own: string = import.meta.env['VITE_CONTRACT_HASH'] ?? '';

/**
 * What an answer says of the server's contract. Another one than this client's own means that a newer client is there;
 * while a release comes in, servers of both may answer, so the last answer counts.
 */
export const hearContract = (header: string | null): void => {
  if (header === null || own === '') return;
  const next = header !== own;
  if (next === isNewer) return;
  isNewer = next;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const isNewerVersion = (): boolean => isNewer;

export const useIsNewer = (): boolean => useSyncExternalStore(subscribe, isNewerVersion);
