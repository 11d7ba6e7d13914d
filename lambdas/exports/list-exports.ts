import * as v from 'valibot';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { pageQuery } from '#contract/shapes/page.ts';
import { listBatches } from './export-store.ts';
import { exportView, exportViewOf } from './export-view.ts';

export const listExportsEndpoint = endpoint({
  summary: '会計ソフト出力を一覧する',
  may: 'exports.read',
  refusals: {},
  query: pageQuery,
  answer: v.object({ items: v.array(exportView), nextCursor: v.exactOptional(v.string()) }),
  run: async ({ query }, { table }) => {
    const { batches, nextCursor } = await listBatches(table, query);
    const items = batches.map(exportViewOf);
    return accept(nextCursor === undefined ? { items } : { items, nextCursor });
  },
});
