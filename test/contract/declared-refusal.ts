import { tenantContracts } from '#contract/all.ts';
import type { ListedContract } from '#contract/listed.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { refusalsOf } from './openapi-responses.ts';

type Refused = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code: unknown;
};

const parts = (path: string): readonly string[] => path.split('?')[0]?.split('/') ?? [];

const placesIn = (own: readonly string[]): number => own.filter((part) => part.startsWith('{')).length;

/** By method and number of parts; a word of a path stands before a place for an id. */
const listed = Map.groupBy(
  [...tenantContracts, ...operatorContracts]
    .map((one) => ({ one, own: parts(one.contract.path) }))
    .toSorted((a, b) => placesIn(a.own) - placesIn(b.own)),
  ({ one, own }) => `${one.contract.method} ${own.length}`,
);

const contractOf = (method: string, path: string): ListedContract | undefined => {
  const sent = parts(path);
  const alike = listed.get(`${method} ${sent.length}`) ?? [];
  return alike.find(({ own }) => own.every((part, at) => part.startsWith('{') || part === sent[at]))?.one;
};

/**
 * What the published document says of an answer's no: nothing, where it tells of it or where no operation was asked;
 * otherwise what is missing. The gateway's and the wall's own words are not the operations'.
 */
export const undeclared = ({ method, path, status, code }: Refused): string | undefined => {
  if (status < 400 || typeof code !== 'string') return undefined;
  const found = contractOf(method, path);
  if (found === undefined) return undefined;
  const declared = refusalsOf(found);
  if (declared.some((one) => one.kind === code && one.status === status)) return undefined;
  return `${found.key} answers ${status} ${code}, of which its contract does not tell`;
};
