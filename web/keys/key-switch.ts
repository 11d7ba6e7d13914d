import { useSyncExternalStore } from 'react';

const place = 'stafee.keys';
const listeners = new Set<() => void>();

/** A browser that keeps nothing has the keys on. */
const isOn = (): boolean => {
  try {
    return localStorage.getItem(place) !== 'off';
  } catch {
    return true;
  }
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whoever speaks to his computer, or rests on its keys, can switch keys of one character off (WCAG 2.1.4). */
export const switchKeys = (on: boolean): void => {
  try {
    if (on) localStorage.removeItem(place);
    else localStorage.setItem(place, 'off');
  } catch {
    // Nothing is kept: they stay on.
  }
  for (const listener of listeners) listener();
};

export const useKeysAreOn = (): boolean => useSyncExternalStore(subscribe, isOn);
