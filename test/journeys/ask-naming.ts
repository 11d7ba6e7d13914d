import type { ListedContract } from '#contract/listed.ts';
import { pathWith, type MadeIds } from '#test/contract/made-ids.ts';
import { requestWithIds, type ThingIds } from '#test/contract/request-with-ids.ts';
import type { Answer, Person } from './person.ts';

type Naming = {
  /** What stands in the path: things of whoever asks. */
  readonly own: MadeIds;
  /** What stands in query and body. */
  readonly named: ThingIds;
};

const searchOf = (query: unknown): string => {
  const values = Object.entries(Object(query)).map(([name, value]) => [name, String(value)] as const);
  return new URLSearchParams(Object.fromEntries(values)).toString();
};

/** A request about things of one's own that names others beside them, of the version that its sender would see. */
export const askNaming = async (
  person: Person,
  listed: ListedContract,
  { own, named }: Naming,
): Promise<Answer> => {
  const { method, path } = listed.contract;
  const place = pathWith(path, own);
  const { query, body } = requestWithIds(listed, named);
  const search = searchOf(query);
  const { version } = (method === 'PUT' ? await person.get(place) : { body: {} }).body;
  const versioned = version === undefined ? {} : { expectedVersion: version };
  const sent = body === undefined ? undefined : { ...Object(body), ...versioned };
  return person.send(method, search === '' ? place : `${place}?${search}`, sent);
};
