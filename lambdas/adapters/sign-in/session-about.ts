import type { KeyStore } from '#lambdas/adapters/tenant/key-store.ts';
import {
  keyVersionOf,
  openText,
  sealedTables,
  sealText,
  type Place,
} from '#lambdas/adapters/tenant/sealed-text.ts';
import { listedSession } from '#rows/sign-in.ts';
import type { PersonPlace } from './standing.ts';

/** With what and from where a session began. */
export type SessionAbout = { readonly device: string; readonly address: string };

/** A session in the list of its owner's. */
export type ListedPlace = PersonPlace & { readonly tokenHash: string };

const placeOf = (listed: ListedPlace): Place => {
  const { PK, SK } = listedSession.primaryKey(listed);
  return { table: sealedTables.session, pk: PK, sk: SK, attribute: 'about' };
};

/** Nobody reads it who has not the company's keys. */
export const sealAbout = async (keys: KeyStore, listed: ListedPlace, about: SessionAbout): Promise<string> =>
  sealText(JSON.stringify(about), placeOf(listed), await keys.dataKey());

export const openAbout = async (keys: KeyStore, listed: ListedPlace, text: string): Promise<SessionAbout> => {
  const opened: unknown = JSON.parse(openText(text, placeOf(listed), await keys.dataKey(keyVersionOf(text))));
  const { device, address } = Object(opened);
  return { device: String(device), address: String(address) };
};
