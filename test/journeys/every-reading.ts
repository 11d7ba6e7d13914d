import * as v from 'valibot';
import { tenantContracts } from '#contract/all.ts';
import type { ListedContract } from '#contract/listed.ts';
import { namesIn } from '#contract/shapes/path-names.ts';
import { pathWith, type MadeIds } from '#test/contract/made-ids.ts';
import { requestWithIds, type ThingIds } from '#test/contract/request-with-ids.ts';
import { leastRequest } from '#test/contract/valid-request.ts';
import type { Person } from './person.ts';

/** The things of which nothing may be seen. */
export type Sought = {
  readonly ids: MadeIds;
  readonly named: ThingIds;
  /** Days in which they lie, for lists of claims and of entries. */
  readonly periods: readonly { readonly from: string; readonly to: string; readonly month: string }[];
  /** Whatever names them or is in them: none of it may stand in an answer. */
  readonly marks: readonly string[];
};

/** What an endpoint answered in one of the ways in which it was asked. */
export type Reading = {
  readonly key: string;
  readonly status: number;
  /** What was asked, with its query. */
  readonly address: string;
  readonly text: string;
  readonly isNamed: boolean;
  readonly marks: readonly string[];
};

const nounsOfClaims = ['claimId', 'evidenceId', 'exportId'];
const namesOne = ({ contract }: ListedContract): boolean =>
  namesIn(contract.path).some((name) => nounsOfClaims.includes(name));

/** All that reads, and all that acts on a claim, a receipt or an export: lists ask for everything that they can hold. */
const asked: readonly ListedContract[] = tenantContracts.filter(
  (listed) => listed.contract.may !== 'nobody-yet' && (listed.contract.method === 'GET' || namesOne(listed)),
);

const searchOf = (query: unknown): string => {
  const values = Object.entries(Object(query)).map(([name, value]) => [name, String(value)] as const);
  return new URLSearchParams(Object.fromEntries(values)).toString();
};

/** Each is asked in several ways; those that are none of its own would be refused before anything is read. */
const queriesOf = (listed: ListedContract, { named, periods }: Sought): readonly string[] => {
  const shape = listed.contract.query;
  if (shape === undefined) return [''];
  const { query } = leastRequest(listed);
  const { from: _from, to: _to, month: _month, ...least }: Record<string, unknown> = Object(query);
  const asks = [
    query,
    requestWithIds(listed, named).query,
    { ...least, evidenceIds: named.evidenceId },
    ...periods.flatMap(({ month, ...days }) => [
      { ...least, month },
      { ...least, ...days },
      { ...least, ...days, limit: '100' },
      { ...least, month, limit: '100' },
    ]),
  ];
  const takes = (search: string): boolean =>
    v.safeParse(shape, Object.fromEntries(new URLSearchParams(search))).success;
  return [...new Set(asks.map(searchOf))].filter(takes);
};

/**
 * Asks every such endpoint in every such way, and tells where a mark was seen.
 * @param at the endpoints that matter, where not all do: each walk takes seconds
 */
export const readEverything = async (
  person: Person,
  sought: Sought,
  at?: readonly string[],
): Promise<readonly Reading[]> => {
  const readings: Reading[] = [];
  for (const listed of asked.filter(({ key }) => at?.includes(key) ?? true)) {
    const { method, path } = listed.contract;
    const body = method === 'GET' ? undefined : requestWithIds(listed, sought.named).body;
    for (const search of queriesOf(listed, sought)) {
      const address = pathWith(path, sought.ids) + (search === '' ? '' : `?${search}`);
      // oxlint-disable-next-line no-await-in-loop -- one person asks one thing after the other
      const answer = await person.send(method, address, body);
      const text = JSON.stringify(answer.body);
      readings.push({
        key: listed.key,
        status: answer.status,
        address,
        text,
        isNamed: namesOne(listed),
        marks: sought.marks.filter((mark) => text.includes(mark)),
      });
    }
  }
  return readings;
};

/** All that is asked without changing anything. */
export const everyReading = asked.flatMap(({ key, contract }) => (contract.method === 'GET' ? [key] : []));

/** Where an answer became another one and does not say that something was left out of it. */
export const leftOutUnsaid = (before: readonly Reading[], after: readonly Reading[]): readonly string[] => {
  const then = new Map(before.map((reading) => [reading.address, reading]));
  const cut = after.filter(({ address, status, text }) => {
    const whole = then.get(address);
    return (
      whole?.status === 200 && status === 200 && whole.text !== text && !text.includes('"isLimited":true')
    );
  });
  return [...new Set(cut.map(({ key }) => key))];
};

/** Where something was seen. */
export const seenBy = (readings: readonly Reading[]): readonly string[] => [
  ...new Set(readings.filter(({ marks }) => marks.length > 0).map(({ key }) => key)),
];
