import * as claims from '#contract/claims.ts';
import { accept } from '#domain/kernel/result.ts';
import type { User } from '#domain/tenants/masters.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { peoplePage, storedPerson } from '#lambdas/settings/people-store.ts';

/** A list to choose from is read by eye: whoever is not among them is found by more of his name. */
const mostShown = 50;

const shown = ({ id, name, isActive }: User) => ({ id, name, isActive });

/** Whose claims 経理 and 監査 look for: everybody, also who has left. */
export const listApplicantsEndpoint = endpoint(
  claims.listApplicants,
  async ({ query: { text, id } }, { table }) => {
    if (id !== undefined) {
      const person = await storedPerson(table, id);
      return accept({ items: person === undefined ? [] : [shown(person)], isCut: false });
    }
    const words = text === undefined ? [] : searchWordsOf(text);
    const among = ({ name }: User) => holdsWords(words, [name]);
    const { unseen } = await freshMastersOf(table);
    const { people, nextCursor } = await peoplePage(table, { limit: mostShown, among, unseen });
    return accept({ items: people.map(({ person }) => shown(person)), isCut: nextCursor !== undefined });
  },
);
