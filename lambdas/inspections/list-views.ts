import { listViews } from '#contract/inspections.ts';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { jstMidnightMillis } from '#domain/calendar/jst.ts';
import { assert } from '#domain/kernel/assert.ts';
import { accept } from '#domain/kernel/result.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { ulidFrom, ulidUntil } from '#lambdas/adapters/machine/ulid.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { placeOfView, type RecordedView } from '#lambdas/http/record-view.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { inspectionView } from '#rows/inspections.ts';
import { partsOf } from '#rows/read-key.ts';
import { namedThings } from './named-things.ts';

/** Views of others that one request passes over; the next one goes on behind them. */
const mostRows = 2_000;

type Days = { readonly from?: CalendarDate | undefined; readonly to?: CalendarDate | undefined };

/** Views are named by their moment: days in Japan, both included. */
const viewsOf = ({ from, to }: Days) =>
  inspectionView.among(
    {},
    {
      ...(from === undefined ? {} : { from: { eventId: ulidFrom(jstMidnightMillis(from)) } }),
      ...(to === undefined ? {} : { to: { eventId: ulidUntil(jstMidnightMillis(addDays(to, 1))) } }),
    },
  );

/** 閲覧の記録, with the names that people have today, and of claims by number and 件名. */
export const listViewsEndpoint = endpoint(listViews, async ({ query, actor, at }, context) => {
  const { table, sealed } = context;
  const { userId: whose, from, to, ...page } = query;
  const [{ items, nextCursor }, masters] = await Promise.all([
    table.query({
      ...viewsOf({ from, to }),
      forward: false,
      consistent: true,
      ...page,
      ...(whose === undefined
        ? {}
        : { filter: { matches: (row) => inspectionView.read(row).userId === whose, mostRows } }),
    }),
    freshMastersOf(table),
  ]);
  const views = await Promise.all(
    items.map(async (row) => {
      const place = partsOf(inspectionView, row);
      assert(place !== undefined, 'a row of the partition of views is one');
      const { doc, at: shownAt, userId } = inspectionView.read(row);
      // Our own code sealed it, of this form.
      const { what, asked }: RecordedView = JSON.parse(await sealed.open(placeOfView(place.eventId), doc));
      return { id: place.eventId, at: shownAt, userId, what, asked: { ...asked } };
    }),
  );
  const viewers = [...new Set(views.map(({ userId }) => userId))];
  const [namedIn, names] = await Promise.all([
    namedThings(
      views.map(({ asked }) => asked),
      { context, masters, actor, at },
    ),
    Promise.all(viewers.map(async (id) => [id, (await masters.people.withId(id))?.name ?? ''] as const)).then(
      (found) => new Map(found),
    ),
  ]);
  return accept({
    items: views.map(({ userId, ...view }) => ({
      ...view,
      personName: names.get(userId) ?? '',
      named: namedIn(view.asked),
    })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  });
});
