import { statusOf } from './endpoint.ts';
import type { ListedContract } from './listed.ts';
import type { RefusalKind } from './refusal.ts';
import * as chain from './refusals/chain.ts';
import * as gateway from './refusals/gateway.ts';
import { namesIn } from './shapes/path-names.ts';
import { pathParts } from './shapes/path-parts.ts';

/** Words may change, and what is the same for every shape says nothing. */
const untold = new Set(['async', 'expects', 'kind', 'message', 'reference', 'title', 'detail']);

const toldOf = (name: string, value: unknown): unknown => {
  if (untold.has(name) && typeof value !== 'object') return undefined;
  if (name.startsWith('~') || typeof value === 'function') return undefined;
  if (typeof value === 'bigint') return String(value);
  return value instanceof RegExp ? value.source : value;
};

/** What every endpoint may say or ask without listing it. */
type Common = {
  readonly parts: Readonly<Record<string, unknown>>;
  readonly refusals: readonly RefusalKind[];
};
const common: Common = { parts: pathParts, refusals: Object.values({ ...chain, ...gateway }) };

const told = (refusals: readonly RefusalKind[]) =>
  refusals.map(({ kind, status, facts }) => [kind, status, facts]);

/** All that a client relies on: paths with the shapes of their parts, shapes, statuses, refusals with their facts. */
const textOf = (listed: readonly ListedContract[], { parts, refusals: always }: Common): string =>
  JSON.stringify(
    [
      told(always),
      ...listed.map(({ key, contract }) => {
        const { path, query, body, answer, isVersioned, refusals = [] } = contract;
        const inPath = namesIn(path).map((name) => parts[name]);
        return [key, inPath, statusOf(contract), isVersioned, query, body, answer, told(refusals)];
      }),
    ],
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
export const contractHash = (listed: readonly ListedContract[], always: Common = common): string => {
  const text = textOf(listed, always);
  return spread(text, 0x811c9dc5) + spread(text, 0x050c5d1f);
};
