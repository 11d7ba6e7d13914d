import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { EntryChange } from '#domain/masters/entry-change.ts';
import { areSameStates, type State } from '#domain/masters/states.ts';
import type { EntryFault, Master } from '#domain/masters/master.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Actor, ActorsRequest } from '#lambdas/http/call.ts';
import { forgetMasters } from '#lambdas/settings/tenant-masters.ts';
import type { KeptEntry } from '#rows/masters.ts';
import { decided } from './decided.ts';
import { entryPuts, findEntry } from './entry-store.ts';
import type { OpenImport } from './master-head-store.ts';
import { situationOf, visibleWrites, type KeptMaster, type Situation } from './situation.ts';
import { takeOver } from './take-over.ts';

export type Asking = {
  readonly request: ActorsRequest;
  readonly context: TenantContext;
};

export type ChangeRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'faulty'; readonly faults: readonly EntryFault[] }
  | { readonly kind: 'entry-changed-meanwhile'; readonly version: number }
  | { readonly kind: 'master-being-imported'; readonly by: string; readonly since: string };

/** What is to become of an entry, decided on what it is now. */
export type Wish = {
  readonly id: string;
  readonly expectedVersion: number;
  readonly action: 'put' | 'end';
  readonly next: (states: readonly State[]) => Result<readonly State[], Omit<EntryFault, 'id'>>;
  /** What a change that is right otherwise does that was not said to be meant. @default nothing */
  readonly unsaid?: (change: Omit<EntryChange, 'id'>) => readonly Omit<EntryFault, 'id'>[];
};

export const beingImported = ({ byName, at }: OpenImport) =>
  refuse({ kind: 'master-being-imported', by: byName, since: at });

const handOf = (actor: Actor, at: string) => ({ at, by: actor.userId, byName: actor.name });

const store = async (
  situation: Situation,
  {
    id,
    action,
    before,
    after,
  }: {
    readonly id: string;
    readonly action: string;
    readonly before: KeptEntry | undefined;
    readonly after: KeptEntry;
  },
  { request, context }: Asking,
): Promise<boolean> => {
  const { noun } = situation.master;
  const changes = [{ id, before: before?.states ?? [], after: after.states }];
  const { row, history } = entryPuts(noun, { id, shown: after });
  const outcome = await context.table.transact({
    ...visibleWrites(situation, { changes }),
    row,
    history,
    audit: await context.audit(request, {
      action: `${noun}.${action}`,
      target: `${noun} ${id}`,
      outcome: 'done',
      detail: { version: after.version, from: before?.states ?? [], to: after.states },
    }),
  });
  forgetMasters(context.table);
  return outcome.stored;
};

type Changed = Result<KeptEntry, ChangeRefusal> | 'again';

/** Somebody else was there first: with an entry under the same id, or with a change of this one. */
const conflictOf = (
  before: KeptEntry | undefined,
  { id, expectedVersion }: Wish,
  master: Master,
): Result<never, ChangeRefusal> | undefined => {
  const version = before?.version ?? 0;
  // What was withdrawn is free to be registered again.
  if (version === expectedVersion || (expectedVersion === 0 && before?.states.length === 0)) return undefined;
  if (expectedVersion > 0) return refuse({ kind: 'entry-changed-meanwhile', version });
  const ended = master.isDated ? '（終了したものを含む）' : '';
  const reason = `この${master.id.word}はすでに登録されています${ended}`;
  return refuse({ kind: 'faulty', faults: [{ id, field: 'id', reason }] });
};

const changeOnce = async (kept: KeptMaster, wish: Wish, asking: Asking): Promise<Changed> => {
  const { request, context } = asking;
  const { id, expectedVersion, action, next } = wish;
  const situation = await situationOf(context.table, kept, request.at);
  const { head, master } = situation;
  if (head.importing !== undefined) return beingImported(head.importing);
  if (!head.isKept) {
    await takeOver(context.table, situation);
    return 'again';
  }
  const before = (await findEntry(context.table, { noun: master.noun, id, head }))?.shown;
  if (before === undefined && action === 'end') return refuse({ kind: 'not-found' });
  const wished = next(before?.states ?? []);
  if (!wished.ok) return refuse({ kind: 'faulty', faults: [{ id, ...wished.refusal }] });
  const states = wished.value;
  const isSame = before !== undefined && areSameStates(before.states, states);
  // Sent again: what was asked for is there, by the same hand.
  if (isSame && before.version > expectedVersion && before.by === request.actor.userId) return accept(before);
  const conflict = conflictOf(before, wish, master);
  if (conflict !== undefined) return conflict;
  if (isSame) return accept(before);
  const change = { id, before: before?.states ?? [], after: states };
  const faults = await situation.faultsOf([change]);
  const unsaid = faults.length > 0 ? [] : (wish.unsaid?.(change) ?? []);
  if (unsaid.length > 0) return refuse({ kind: 'faulty', faults: unsaid.map((one) => ({ id, ...one })) });
  if (faults.length > 0) return refuse({ kind: 'faulty', faults });
  const after = { version: head.version + 1, states, ...handOf(request.actor, request.at) };
  return (await store(situation, { id, action, before, after }, asking)) ? accept(after) : 'again';
};

/** Judged and stored as one version of the master; whoever meets another change reads and decides anew. */
export const changeEntry = (kept: KeptMaster, wish: Wish, asking: Asking) =>
  decided(asking.context.table, () => changeOnce(kept, wish, asking));
