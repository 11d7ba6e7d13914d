import type { MasterContracts } from '#contract/masters/master-contracts.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { EntryFault } from '#domain/masters/master.ts';
import { pastChanges } from '#domain/masters/past-changes.ts';
import { mayName } from '#domain/masters/read-values.ts';
import { byFirstDay, endedOn, endFault, type State } from '#domain/masters/states.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { changeEntry, type ChangeRefusal, type Wish } from './change-entry.ts';
import { entryView, isKept } from './read-endpoints.ts';
import type { KeptMaster } from './situation.ts';

/** States are judged in the order of their days; whoever sent them reads of faults by the places of his own. */
type Places = readonly number[];

/** Where in the request a fault lies: `states.1.parentId`, `on`. */
const pathOf = ({ index, field }: EntryFault, places: Places): string =>
  (index === undefined ? [field] : ['states', places[index] ?? index, field])
    .filter((part) => part !== undefined)
    .join('.');

/** What shows at other entries has no field in this request. */
const fieldsOf = (entryId: string, faults: readonly EntryFault[], places: Places) =>
  faults.map((fault) => ({
    path: fault.id === entryId ? pathOf(fault, places) : '',
    message: fault.reason,
  }));

type Told<R> = R extends { readonly kind: 'faulty' } ? never : R;

const told = <R extends ChangeRefusal | { readonly kind: 'temporarily-unavailable' }>(
  entryId: string,
  refusal: R,
  places: Places = [],
) =>
  refusal.kind === 'faulty'
    ? refuse({ kind: 'input-malformed' as const, fields: fieldsOf(entryId, refusal.faults, places) })
    : // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other branch took it away
      refuse(refusal as Told<R>);

/** As many as a person reads before he says yes. */
const mostPast = 5;

const putEndpoint = ({ put }: MasterContracts, kept: KeptMaster) =>
  endpoint(put, async (request, context) => {
    const { entryId } = request.params;
    const { master } = kept;
    // A name that nothing could be given today is one of before, or nothing's.
    if (!mayName(master.id, entryId) && !(await isKept(context.table, master, entryId)))
      return refuse({ kind: 'not-found' });
    const { states, expectedVersion, changesPast } = request.body;
    const today = jstDateOf(request.at);
    const sent = states.map((state, place) => ({ state, place }));
    const ordered = sent.toSorted((one, other) => byFirstDay(one.state, other.state));
    const wish: Wish = {
      id: entryId,
      expectedVersion,
      action: 'put',
      next: () => accept(ordered.map(({ state }) => state)),
      unsaid: (change) => {
        const past = changesPast === true ? [] : pastChanges(master, change, today).slice(0, mostPast);
        return past.length === 0 ? [] : [{ field: 'changesPast', reason: `${past.join('。')}。` }];
      },
    };
    const changed = await changeEntry(kept, wish, { request, context });
    if (changed.ok) return accept(entryView(entryId, changed.value));
    const places = ordered.map(({ place }) => place);
    return told(entryId, changed.refusal, places);
  });

const endEndpoint = ({ end }: MasterContracts, kept: KeptMaster) =>
  endpoint(end, async (request, context) => {
    const { entryId } = request.params;
    const { on, expectedVersion } = request.body;
    if (kept.master.isDated !== (on !== undefined))
      return refuse({
        kind: 'input-malformed',
        fields: [
          { path: 'on', message: on === undefined ? '終了日を入力してください' : '終了日は指定できません' },
        ],
      });
    const today = jstDateOf(request.at);
    const next = (states: readonly State[]) => {
      if (on === undefined) return accept([]);
      const reason = endFault(states, { on, today });
      return reason === undefined ? accept(endedOn(states, on)) : refuse({ field: 'on', reason });
    };
    const wish = { id: entryId, expectedVersion, action: 'end', next } as const;
    const changed = await changeEntry(kept, wish, { request, context });
    return changed.ok ? accept(entryView(entryId, changed.value)) : told(entryId, changed.refusal);
  });

export const changeEndpoints = (contracts: MasterContracts, kept: KeptMaster) => ({
  put: putEndpoint(contracts, kept),
  end: endEndpoint(contracts, kept),
});
