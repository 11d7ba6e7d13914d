import { listViews } from '#contract/inspections.ts';
import { assert } from '#domain/kernel/assert.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { placeOfView, type RecordedView } from '#lambdas/http/record-view.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { inspectionView } from '#rows/inspections.ts';
import { partsOf } from '#rows/read-key.ts';

/** 閲覧の記録, with the names that people have today. */
export const listViewsEndpoint = endpoint(listViews, async ({ query }, context) => {
  const { table, sealed } = context;
  const [{ items, nextCursor }, { people }] = await Promise.all([
    table.query({ ...inspectionView.among({}), forward: false, consistent: true, ...query }),
    freshMastersOf(table),
  ]);
  const rows = items.map((row) => ({ place: partsOf(inspectionView, row), ...inspectionView.read(row) }));
  const viewers = [...new Set(rows.map(({ userId }) => userId))];
  const names = new Map(
    await Promise.all(viewers.map(async (id) => [id, (await people.withId(id))?.name ?? ''] as const)),
  );
  const views = rows.map(async ({ place, at, userId, doc }) => {
    assert(place !== undefined, 'a row of the partition of views is one');
    // Our own code sealed it, of this form.
    const { what, asked }: RecordedView = JSON.parse(await sealed.open(placeOfView(place.eventId), doc));
    return { id: place.eventId, at, personName: names.get(userId) ?? '', what, asked: { ...asked } };
  });
  return accept({ items: await Promise.all(views), ...(nextCursor === undefined ? {} : { nextCursor }) });
});
