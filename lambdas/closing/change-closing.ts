import { jstDateOf } from '#domain/calendar/jst.ts';
import type { ClosingEvent, ClosingSituation } from '#domain/closing/closing.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { Closing } from '#domain/tenants/masters.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { inRow, storedSetting, storeSetting } from '#lambdas/settings/setting-row.ts';
import { forgetMasters, freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { settings } from '#rows/settings.ts';
import { closingEventWrite } from '#lambdas/settings/closing-event-store.ts';

const place = { row: settings.closing };

type Changing<R> = Pick<ClosingEvent, 'act' | 'month' | 'reason'> & {
  readonly expectedVersion: number;
  /** The last closed month afterwards. */
  readonly through: CalendarMonth;
  readonly decide: (situation: ClosingSituation) => Result<Closing, R>;
};
type Asking = { readonly request: ActorsRequest; readonly context: TenantContext };
type Overtaken = RefusalOf<'closing-changed-meanwhile' | 'temporarily-unavailable'>;

const changeOnce = async <R>(
  { decide, expectedVersion, through, ...what }: Changing<R>,
  { request, context }: Asking,
): Promise<Result<undefined, R | Overtaken> | 'again'> => {
  const { actor, at } = request;
  const [masters, stored] = await Promise.all([
    freshMastersOf(context.table),
    storedSetting(context.table, place),
  ]);
  const { company } = masters;
  if (stored.version !== expectedVersion) {
    // After a lost answer the same is sent again: what it wants is what stands there, by the same hand.
    const isOurs = stored.version === expectedVersion + 1 && stored.updatedBy?.id === actor.userId;
    return isOurs && company.closing?.closedThrough === through
      ? accept(undefined)
      : refuse({ kind: 'closing-changed-meanwhile' });
  }
  const decision = decide({ company, today: jstDateOf(at) });
  if (!decision.ok) return decision;
  const event: ClosingEvent = { ...what, by: actor.userId, byName: actor.name, at };
  const outcome = await storeSetting(
    inRow(place.row),
    {
      stored,
      value: decision.value,
      masters,
      told: { action: `month.${what.act}`, target: `month ${what.month}`, detail: { ...what } },
      further: [closingEventWrite(expectedVersion + 1, event)],
    },
    { request, context },
  );
  forgetMasters(context.table);
  return outcome === 'stored' ? accept(undefined) : 'again';
};

/**
 * 締め and its undoing: the row of the months, its history, the audit item and the settings' version in one transaction.
 * A posting that is under way rests on the version of before, and is decided anew (docs/decisions/0153).
 */
export const changeClosing = async <R>(
  changing: Changing<R>,
  asking: Asking,
): Promise<Result<undefined, R | Overtaken>> => {
  const { pauseAfter } = asking.context.table.patience;
  for (let attempts = 0; ; attempts += 1) {
    // Each attempt rests on what the one before it learned.
    // oxlint-disable-next-line no-await-in-loop
    const changed = await changeOnce(changing, asking);
    if (changed !== 'again') return changed;
    // oxlint-disable-next-line no-await-in-loop
    if (!(await pauseAfter(attempts))) return refuse({ kind: 'temporarily-unavailable' });
  }
};
