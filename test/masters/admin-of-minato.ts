import { handler as tenantAdmin } from '#lambdas/functions/tenant-admin.ts';
import type { ApiEvent } from '#lambdas/http/api-event.ts';
import { minato } from '#local/seed/minato.ts';
import { apiEvent } from '#test/bench/canned/events.ts';
import { aContext, told } from '#test/builders/tenant-plane.ts';

/** 渡辺直樹, who administers みなと商事, asks. */
export const ask = async (route: string, parts: Parameters<typeof apiEvent>[1] = {}) => {
  const event = apiEvent(route, { by: '渡辺直樹', ...parts });
  return told(await tenantAdmin(event as unknown as ApiEvent, aContext(minato.tenantId)));
};

export const list = async (noun: string, words: string) =>
  (await ask(`GET /api/masters/${noun}`, { query: { words } })).body.items.map(({ id }: any) => id);

export const put = (noun: string, entryId: string, body: object) =>
  ask(`PUT /api/masters/${noun}/{entryId}`, { params: { entryId }, body: { changesPast: true, ...body } });

export const show = async (noun: string, entryId: string) =>
  (await ask(`GET /api/masters/${noun}/{entryId}`, { params: { entryId } })).body;

export const since = { validFrom: '2026-04-01' };
