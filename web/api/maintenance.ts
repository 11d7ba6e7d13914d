import { useSyncExternalStore } from 'react';

let until: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const set = (next: string | undefined): void => {
  if (next === until) return;
  until = next;
  for (const listener of listeners) listener();
};

/** What an answer says of maintenance: until when nothing can be written, or nothing. It ends at its time by itself. */
export const hearReadOnly = (header: string | null): void => {
  clearTimeout(timer);
  const left = header === null ? 0 : Date.parse(header) - Date.now();
  set(header !== null && left > 0 ? header : undefined);
  // A timer of more than 24 days fires at once; maintenance lasts three days at most.
  if (left > 0) timer = setTimeout(() => set(undefined), Math.min(left, 2_000_000_000));
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Until when the company may only read; undefined when it may write. */
export const useReadOnlyUntil = (): string | undefined => useSyncExternalStore(subscribe, () => until);
