import { listSupportViews } from '#contract/support.ts';
import { assert } from '#domain/kernel/assert.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import type { RecordedView } from '#lambdas/http/record-view.ts';
import { partsOf } from '#rows/read-key.ts';
import { supportView } from '#rows/support.ts';
import { placeOfSupportView } from './record-support-view.ts';

/** サポートの閲覧の記録 under one grant, the newest first. */
export const listSupportViewsEndpoint = endpoint(listSupportViews, async ({ query }, { table, sealed }) => {
  const { grantId, ...page } = query;
  const { items, nextCursor } = await table.query({
    ...supportView.among({ grantId }),
    forward: false,
    consistent: true,
    ...page,
  });
  const views = items.map(async (row) => {
    const place = partsOf(supportView, row);
    assert(place !== undefined, 'a row of the partition of views is one');
    const { at, doc } = supportView.read(row);
    // Our own code sealed it, of this form.
    const { what, asked }: RecordedView = JSON.parse(await sealed.open(placeOfSupportView(place), doc));
    return { id: place.eventId, at, what, asked: { ...asked } };
  });
  return accept({ items: await Promise.all(views), ...(nextCursor === undefined ? {} : { nextCursor }) });
});
