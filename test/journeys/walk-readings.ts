import { tenantContracts } from '#contract/all.ts';
import type { ListedContract } from '#contract/listed.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { madeIds, pathWith, type MadeIds } from '#test/contract/made-ids.ts';
import { leastRequest } from '#test/contract/valid-request.ts';
import type { Person } from './person.ts';

/** What one reading cost, asked by whoever may. */
export type Reading = {
  readonly key: string;
  readonly status: number;
  readonly bytes: number;
  /** Calls of services: the first time, and asked once more; who lets the request in is counted apart. */
  readonly callsAtFirst: number;
  readonly calls: number;
  readonly millis: number;
};

/** Who lets a request in, and who works on what others did meanwhile. */
const others = /authorizer|notice-?dispatch|tenant-?notice|mail-?worker|audit-?archive|ipset/i;

/** Calls that were made for a request since they were counted last. */
export const callsNow = (cloud: Pick<Cloud, 'calls'>): number =>
  cloud.calls.take().filter(({ principalArn }) => !others.test(principalArn)).length;

const readings = tenantContracts.filter(
  ({ contract }) => contract.method === 'GET' && contract.may !== 'nobody-yet',
);

/** In a large company, things that are there: of the cast of minato, or of test/builders/large-company.ts. */
const idsThere = (userId: string): MadeIds => ({
  ...madeIds,
  userId,
  entryId: {
    ...madeIds.entryId,
    accounts: 'A00001',
    departments: 'D00001',
    items: 'item-00001',
    partners: 'P00001',
    subaccounts: '741-S00001',
    users: userId,
  },
});

/** What a query has to say to be about something; of all others the least that they take. */
const asked: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'GET /api/routes/forecast': { departmentId: 'administration', total: '200000', itemCodes: 'item-00001' },
};

/** The longest page that may be asked for. */
const limit = '100';

const searchOf = (listed: ListedContract): string => {
  const { query } = listed.contract;
  if (query === undefined) return '';
  const isPaged = 'entries' in query && 'limit' in Object(query.entries);
  const values = { ...leastRequest(listed).query, ...(isPaged ? { limit } : {}), ...asked[listed.key] };
  return `?${new URLSearchParams(values).toString()}`;
};

/**
 * Asks every GET of the contract, with whichever of these people may first, and tells what each cost.
 * @throws Error where none of them may: whoever adds an endpoint names somebody who sees it
 */
export const walkReadings = async (
  cloud: Pick<Cloud, 'calls'>,
  people: readonly Person[],
): Promise<readonly Reading[]> => {
  const walked: Reading[] = [];
  for (const listed of readings) {
    const path = pathWith(listed.contract.path, idsThere(people[0]?.userId ?? '')) + searchOf(listed);
    let reading: Reading | undefined;
    for (const person of people) {
      if (reading !== undefined) break;
      cloud.calls.clear();
      // oxlint-disable-next-line no-await-in-loop -- calls are counted of one request at a time
      const first = await person.get(path);
      if (first.status === 403) continue;
      const callsAtFirst = callsNow(cloud);
      const began = performance.now();
      // oxlint-disable-next-line no-await-in-loop
      const { status, body } = await person.get(path);
      const millis = performance.now() - began;
      const bytes = Buffer.byteLength(JSON.stringify(body ?? ''));
      reading = { key: listed.key, status, bytes, callsAtFirst, calls: callsNow(cloud), millis };
    }
    if (reading === undefined) throw new Error(`none of them may ask ${listed.key}`);
    walked.push(reading);
  }
  return walked;
};

/** No answer holds more: API Gateway and Lambda take some MB, a browser on a train does not. */
export const mostBytes = 1_000_000;
/** Calls of a reading that was asked before, by whoever is about a page of one thing. */
const mostCalls = 14;
const mostCallsAtFirst = 25;
/** Who asks for one bounded look of each kind of task, and how many. */
const manyLooks: Readonly<Record<string, number>> = { 'GET /api/company-tasks': 20 };
/** Whose first look is longer, once for each version of the settings, and how long. */
const longerFirst: Readonly<Record<string, number>> = {
  // The heads of a hundred departments that routes ask, and of those that stand below none (look-into-routes.ts).
  'GET /api/company-tasks': 240,
};

/** What a reading costs too much of, in words; nothing where it holds its bounds, however large the company. */
export const tooDear = ({ key, status, bytes, calls, callsAtFirst }: Reading): readonly string[] => [
  ...(status >= 500 || status === 400 ? [`${key} answers ${status}`] : []),
  ...(bytes > mostBytes ? [`${key} answers ${bytes} bytes`] : []),
  ...(calls > (manyLooks[key] ?? mostCalls) ? [`${key} makes ${calls} calls`] : []),
  ...(callsAtFirst > (longerFirst[key] ?? mostCallsAtFirst)
    ? [`${key} makes ${callsAtFirst} calls at first`]
    : []),
];
