import { gzipSync } from 'node:zlib';
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

/** In a large company, things that are there: of the cast of minato, of its history, or of test/builders/large-company.ts. */
const idsThere = (userId: string, claimId: string | undefined): MadeIds => ({
  ...madeIds,
  userId,
  ...(claimId === undefined ? {} : { claimId }),
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

type Deed = {
  readonly path: string;
  /** Made for whoever asks, beforehand. @default it is a GET */
  readonly body?: (person: Person) => Promise<unknown>;
};

const asValue = (path: string) => async (person: Person) => ({ value: (await person.get(path)).body.value });
/** The first part of what is written out, taken in again. */
const asFile = (path: string) => async (person: Person) => {
  const { text } = (await person.get(path.replace(/\/checks$/, ''))).body;
  return { file: gzipSync(text).toString('base64') };
};

/** What POST asks and changes nothing by it: checks of what is being typed, and dry runs of files. */
const checks: readonly (ListedContract & { readonly body: NonNullable<Deed['body']> })[] =
  tenantContracts.flatMap((listed) => {
    const { method, path } = listed.contract;
    if (method !== 'POST' || !path.endsWith('/checks')) return [];
    const body = path.startsWith('/api/master-files/')
      ? asFile(path)
      : asValue(path.replace(/\/checks$/, ''));
    return [{ ...listed, body }];
  });

const costOf = async (
  cloud: Pick<Cloud, 'calls'>,
  people: readonly Person[],
  { key, path, body }: Deed & { readonly key: string },
): Promise<Reading> => {
  let reading: Reading | undefined;
  for (const person of people) {
    // oxlint-disable-next-line no-await-in-loop -- calls are counted of one request at a time
    const sent = await body?.(person);
    const ask = () => (body === undefined ? person.get(path) : person.post(path, sent));
    cloud.calls.clear();
    // oxlint-disable-next-line no-await-in-loop
    const first = await ask();
    if (first.status === 403) continue;
    const callsAtFirst = callsNow(cloud);
    const began = performance.now();
    // oxlint-disable-next-line no-await-in-loop
    const { status, body: answer } = await ask();
    const millis = performance.now() - began;
    const bytes = Buffer.byteLength(JSON.stringify(answer ?? ''));
    reading = { key, status, bytes, callsAtFirst, calls: callsNow(cloud), millis };
    // Whoever finds nothing may be the wrong one.
    if (status !== 404) break;
  }
  if (reading === undefined) throw new Error(`none of them may ask ${key}`);
  return reading;
};

/**
 * Asks every GET of the contract, and every POST that changes nothing, with whichever of these people may and finds something,
 * and tells what each cost.
 * @param claimId of a claim that is there @default there is none
 * @throws Error where none of them may: whoever adds an endpoint names somebody who sees it
 */
export const walkReadings = async (
  cloud: Pick<Cloud, 'calls'>,
  people: readonly Person[],
  claimId?: string,
): Promise<readonly Reading[]> => {
  const ids = idsThere(people[0]?.userId ?? '', claimId);
  const walked: Reading[] = [];
  for (const listed of [...readings, ...checks]) {
    const path = pathWith(listed.contract.path, ids);
    const deed = 'body' in listed ? { path, body: listed.body } : { path: path + searchOf(listed) };
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    walked.push(await costOf(cloud, people, { key: listed.key, ...deed }));
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
const manyLooksAtFirst: Readonly<Record<string, number>> = { 'GET /api/company-tasks': 27 };

/** What a reading costs too much of, in words; nothing where it holds its bounds, however large the company. */
export const tooDear = ({ key, status, bytes, calls, callsAtFirst }: Reading): readonly string[] => [
  ...(status >= 500 || status === 400 ? [`${key} answers ${status}`] : []),
  ...(bytes > mostBytes ? [`${key} answers ${bytes} bytes`] : []),
  ...(calls > (manyLooks[key] ?? mostCalls) ? [`${key} makes ${calls} calls`] : []),
  ...(callsAtFirst > (manyLooksAtFirst[key] ?? mostCallsAtFirst)
    ? [`${key} makes ${callsAtFirst} calls at first`]
    : []),
];
