import { resolve4, resolveCname } from 'node:dns/promises';

const orNone = async (found: Promise<readonly string[]>): Promise<readonly string[]> => {
  try {
    return await found;
  } catch {
    return [];
  }
};

/** A host's canonical names and its addresses; an alias of a name service has addresses only. */
export const addressesOf = async (host: string): Promise<readonly string[]> =>
  (await Promise.all([orNone(resolveCname(host)), orNone(resolve4(host))])).flat();
