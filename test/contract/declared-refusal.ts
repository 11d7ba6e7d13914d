import { tenantContracts } from '#contract/all.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { refusalsOf } from './openapi-responses.ts';

type Refused = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code: unknown;
};

const parts = (path: string): readonly string[] => path.split('?')[0]?.split('/') ?? [];

/** Those whose path it is: a word of a path stands before a place for an id. */
const listed = [...tenantContracts, ...operatorContracts].toSorted((a, b) => (a.key > b.key ? -1 : 1));
const contractOf = (method: string, path: string) => {
  const asked = parts(path);
  const fits = listed.filter(({ contract }) => {
    const own = parts(contract.path);
    return (
      contract.method === method &&
      own.length === asked.length &&
      own.every((part, at) => part.startsWith('{') || part === asked[at])
    );
  });
  return fits.toSorted((a, b) => a.contract.path.split('{').length - b.contract.path.split('{').length)[0];
};

/**
 * What the published document says of an answer's no: nothing, where it tells of it or where no operation was asked;
 * otherwise what is missing. The gateway's and the wall's own words are not the operations'.
 */
export const undeclared = ({ method, path, status, code }: Refused): string | undefined => {
  const found = contractOf(method, path);
  if (found === undefined || status < 400 || typeof code !== 'string') return undefined;
  const declared = refusalsOf(found);
  if (declared.some((one) => one.kind === code && one.status === status)) return undefined;
  return `${found.key} answers ${status} ${code}, of which its contract does not tell`;
};
