import type { MasterContracts } from '#contract/masters/master-contracts.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { EntryFault } from '#domain/masters/master.ts';
import { idRead } from '#domain/masters/read-values.ts';
import { byFirstDay, endedOn, type State } from '#domain/masters/states.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { changeEntry, type ChangeRefusal } from './change-entry.ts';
import { entryView } from './read-endpoints.ts';
import type { KeptMaster } from './situation.ts';

/** Where in the request a fault lies: `states.1.parentId`. */
const fieldsOf = (entryId: string, faults: readonly EntryFault[]) =>
  faults.map(({ id, index, field, reason }) => ({
    path:
      id === entryId && index !== undefined
        ? ['states', index, ...(field === undefined ? [] : [field])].join('.')
        : '',
    message: reason,
  }));

type Told<R> = R extends { readonly kind: 'faulty' } ? never : R;

const told = <R extends ChangeRefusal | { readonly kind: 'temporarily-unavailable' }>(
  entryId: string,
  refusal: R,
) =>
  refusal.kind === 'faulty'
    ? refuse({ kind: 'input-malformed' as const, fields: fieldsOf(entryId, refusal.faults) })
    : // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other branch took it away
      refuse(refusal as Told<R>);

const putEndpoint = ({ put }: MasterContracts, kept: KeptMaster) =>
  endpoint(put, async (request, context) => {
    const { entryId } = request.params;
    const id = idRead(kept.master.id, entryId);
    // What reads otherwise is another id, and this one stands for nothing that the master could hold.
    if (!id.ok || id.value !== entryId) return refuse({ kind: 'not-found' });
    const { states, expectedVersion } = request.body;
    const wish = {
      id: entryId,
      expectedVersion,
      action: 'put',
      next: () => states.toSorted(byFirstDay),
    } as const;
    const changed = await changeEntry(kept, wish, { request, context });
    return changed.ok ? accept(entryView(entryId, changed.value)) : told(entryId, changed.refusal);
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
    const wish = {
      id: entryId,
      expectedVersion,
      action: 'end',
      next: (states: readonly State[]) => (on === undefined ? [] : endedOn(states, on)),
    } as const;
    const changed = await changeEntry(kept, wish, { request, context });
    return changed.ok ? accept(entryView(entryId, changed.value)) : told(entryId, changed.refusal);
  });

export const changeEndpoints = (contracts: MasterContracts, kept: KeptMaster) => ({
  put: putEndpoint(contracts, kept),
  end: endEndpoint(contracts, kept),
});
