import type { Contract } from '#contract/endpoint.ts';
import { isHereForDays } from '#domain/rights/sight.ts';
import type { SealedPlace, TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { inspectionView } from '#rows/inspections.ts';
import type { Call } from './call.ts';

/** Whether it shows what the company did, to somebody who is here for some days: each of his views is known (S-07, 12.4.1). */
export const isInspection = ({ method, may }: Contract, { actor }: Call): boolean =>
  actor !== undefined &&
  isHereForDays(actor) &&
  method === 'GET' &&
  may !== 'everybody' &&
  may !== 'nobody-yet';

/** What he was shown, for the company's own list. */
export type RecordedView = {
  /** In the words of the contract: 「申請を表示する」. */
  readonly what: string;
  /** Names in its path, and what was asked for. */
  readonly asked: Readonly<Record<string, string>>;
};

/** Where it stands sealed. */
export const placeOfView = (eventId: string): SealedPlace => {
  const { pk, sk } = inspectionView.key({ eventId });
  return { table: 'data', pk, sk, attribute: 'doc' };
};

/**
 * Told before the answer goes out, in the trail and in the company's list: a view that cannot be told is not given. The
 * function of pictures changes no record: it tells the trail alone, and the receipt itself is in the list.
 */
export const recordView = async (
  { summary: what, function: by }: Pick<Contract, 'summary' | 'function'>,
  call: Call,
  { audit, newId, sealed, table }: TenantContext,
): Promise<void> => {
  const { actor, at, params, query, route } = call;
  if (actor === undefined) return;
  const eventId = newId(at);
  const target = [route, ...Object.values(params)].join(' ');
  const told = { action: 'inspection.view', target, outcome: 'done', detail: { query } } as const;
  const listed = async (): Promise<Write> => {
    const view: RecordedView = { what, asked: { ...params, ...query } };
    const doc = await sealed.seal(placeOfView(eventId), JSON.stringify(view));
    return { kind: 'put', ...inspectionView.row({ eventId }, { at, userId: actor.userId, doc }) };
  };
  const outcome = await table.transact({
    audit: await audit(call, told, eventId),
    view: by === 'tenant-documents' ? undefined : await listed(),
  });
  if (!outcome.stored) throw new Error('a view of this id is known already');
};
