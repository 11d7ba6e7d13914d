import { statusOf } from './endpoint.ts';
import type { ListedContract } from './listed.ts';

/** Words may change, and what is the same for every shape says nothing. */
const untold = new Set(['async', 'expects', 'kind', 'message', 'reference', 'title', 'detail']);

const toldOf = (name: string, value: unknown): unknown => {
  if (untold.has(name) && typeof value !== 'object') return undefined;
  if (name.startsWith('~') || typeof value === 'function') return undefined;
  if (typeof value === 'bigint') return String(value);
  return value instanceof RegExp ? value.source : value;
};

/** All that a client relies on: paths, shapes, statuses, refusals with their facts. */
const textOf = (listed: readonly ListedContract[]): string =>
  JSON.stringify(
    listed.map(({ key, contract }) => {
      const { query, body, answer, refusals = [] } = contract;
      const told = refusals.map(({ kind, status, facts }) => [kind, status, facts]);
      return [key, statusOf(contract), query, body, answer, told];
    }),
    toldOf,
  );

/** FNV-1a of 32 bits. */
const spread = (text: string, start: number): string => {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

/**
 * 16 hexadecimal digits that change with what browser and server say to each other. Both builds write it into what
 * they make, and every answer carries the server's: a page of another contract knows that it is old.
 */
export const contractHash = (listed: readonly ListedContract[]): string => {
  const text = textOf(listed);
  return spread(text, 0x811c9dc5) + spread(text, 0x050c5d1f);
};
