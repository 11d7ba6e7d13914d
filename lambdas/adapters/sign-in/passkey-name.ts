import type { KeyStore } from '#lambdas/adapters/tenant/key-store.ts';
import {
  keyVersionOf,
  openText,
  sealedTables,
  sealText,
  type Place,
} from '#lambdas/adapters/tenant/sealed-text.ts';
import { standing } from '#rows/sign-in.ts';
import type { PersonPlace } from './standing.ts';

const placeOf = (who: PersonPlace): Place => {
  const { PK, SK } = standing.primaryKey(who);
  return { table: sealedTables.session, pk: PK, sk: SK, attribute: 'passkeys' };
};

/** 「山田の携帯」: the owner's own words, which nobody reads who has not the company's keys. */
export const sealPasskeyName = async (keys: KeyStore, who: PersonPlace, name: string): Promise<string> =>
  sealText(name, placeOf(who), await keys.dataKey());

export const openPasskeyName = async (keys: KeyStore, who: PersonPlace, text: string): Promise<string> =>
  openText(text, placeOf(who), await keys.dataKey(keyVersionOf(text)));
