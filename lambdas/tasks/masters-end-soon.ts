import type { CalendarDate } from '#domain/kernel/time.ts';
import { entriesOfRows, statesOfIndex } from '#domain/masters/master-rows.ts';
import type { Master } from '#domain/masters/master.ts';
import { textIn, type Entry } from '#domain/masters/states.ts';
import { isRight } from '#domain/rights/grants.ts';
import { holds } from '#domain/rights/reach.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { comingEnds, type ComingEnd } from '#domain/tasks/coming-ends.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { entryPage } from '#lambdas/masters/entry-store.ts';
import { indexOf } from '#lambdas/masters/index-row.ts';
import { headOf } from '#lambdas/masters/master-head-store.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';

type Look = { readonly table: TenantTable; readonly masters: TenantMasters; readonly today: CalendarDate };
type Ends = { readonly ends: readonly ComingEnd[]; readonly isMore: boolean };

const endsOf = ({ nameField }: Master, { id, states }: Entry, today: CalendarDate): readonly ComingEnd[] =>
  comingEnds(
    states.flatMap(({ validFrom, validTo, ...state }) =>
      validFrom === undefined
        ? []
        : [
            {
              key: id,
              name: textIn(state, nameField) ?? id,
              validFrom,
              ...(validTo === undefined ? {} : { validTo }),
            },
          ],
    ),
    today,
  );

/** Acts have read these already. */
const entriesWhole = async (
  master: Extract<Master, { kept: 'whole' }>,
  { table, masters }: Look,
): Promise<Iterable<Entry>> => {
  const read: Readonly<Record<string, unknown>> = masters;
  const rows = read[master.noun];
  return Array.isArray(rows)
    ? entriesOfRows(statesOfIndex(master, rows)).values()
    : (await indexOf(table, master)).entries.values();
};

/** So many of one master are told. */
const mostTold = 200;
/** So many rows of one master are looked through, in one read: a home does not grow with its company. */
const mostLookedThrough = 500;

const endsById = async (master: Master, { table, today }: Look): Promise<Ends> => {
  const head = await headOf(table, master);
  const page = await entryPage(table, {
    master,
    head,
    limit: mostTold,
    mostRows: mostLookedThrough,
    matches: ({ id, shown }) => endsOf(master, { id, states: shown?.states ?? [] }, today).length > 0,
  });
  return {
    ends: page.rows.flatMap(({ id, shown }) => endsOf(master, { id, states: shown?.states ?? [] }, today)),
    isMore: page.nextCursor !== undefined,
  };
};

const endsIn = async (master: Master, look: Look): Promise<Ends> => {
  if (master.kept === 'by-id') return endsById(master, look);
  const entries = [...(await entriesWhole(master, look))];
  return { ends: entries.flatMap((entry) => endsOf(master, entry, look.today)), isMore: false };
};

const mayRead = (noun: string, rights: Grants): boolean => {
  const right = `${noun}.read`;
  return isRight(right) && holds(rights, right);
};

/**
 * What of every master with days ends within the next days with nothing that goes on after it, as far as it may be seen.
 * `isMore`: not every row was looked through, so that there may be others.
 */
export const mastersEndSoon = async (look: Look, rights: Grants) =>
  Promise.all(
    Object.values<Master>(everyMaster)
      .filter(({ noun, isDated }) => isDated && mayRead(noun, rights))
      .map(async (master) => ({ place: master.noun, word: master.word, ...(await endsIn(master, look)) })),
  );
