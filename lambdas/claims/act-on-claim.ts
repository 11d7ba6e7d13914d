import { createHash } from 'node:crypto';
import type { Claim } from '#domain/claims/claim.ts';
import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Masters } from '#domain/tenants/masters.ts';
import type { TenantContext } from '#lambdas/adapters/tenant-context.ts';
import type { TransactOutcome, Write } from '#lambdas/adapters/tenant-table.ts';
import type { EndpointRequest } from '#lambdas/http/endpoint.ts';
import type { Refusal } from '#lambdas/http/refusals.ts';
import { forgetMasters, mastersOf, mastersUnchanged } from '#lambdas/settings/tenant-masters.ts';
import { withAct, type ClaimRecord, type KeptAct } from './claim-record.ts';
import {
  findClaim,
  headerInTheWay,
  headerWrite,
  linesWrite,
  timelineWrite,
  type TimelineEntry,
} from './claim-store.ts';

export type ClaimRequest = EndpointRequest<unknown, unknown, unknown>;

/** What an act does to a claim, decided but not yet written. */
export type Deed = {
  readonly claim: Claim;
  /** Present when the lines or their verdict change. */
  readonly content?: Pick<ClaimRecord, 'lines' | 'verdict'>;
  readonly timeline?: Pick<TimelineEntry, 'act' | 'reason' | 'stepName'>;
  /** Present when the decision rests on masters: the write then fails if they have changed. */
  readonly masters?: Masters;
  readonly further: readonly Write[];
};

type Act = {
  readonly request: ClaimRequest;
  readonly context: TenantContext;
  /** `claim.submit`: the audit's name of the deed. */
  readonly action: string;
};

/** Recognises a repeated request: same route, same body. */
const hashOf = ({ route, body }: ClaimRequest): string =>
  createHash('sha256')
    .update(`${route}\n${JSON.stringify(body)}`)
    .digest('base64url');

const keyOf = ({ idempotencyKey }: ClaimRequest): string | undefined => idempotencyKey;

/** Undefined: not seen before. */
export const answeredBefore = (
  acts: readonly KeptAct[],
  request: ClaimRequest,
  key = keyOf(request),
): 'same' | 'other' | undefined => {
  const known = acts.find((act) => act.key === key);
  if (known === undefined) return undefined;
  return known.hash === hashOf(request) ? 'same' : 'other';
};

const writesOf = async (
  { request, context, action }: Act,
  deed: Deed,
  { acts, seen }: { readonly acts: readonly KeptAct[]; readonly seen: number | undefined },
): Promise<readonly Write[]> => {
  const { at, actor } = request;
  const { claim, content, timeline, masters, further } = deed;
  const entry = { at, by: actor.userId, byName: actor.name, edition: claim.edition };
  return [
    headerWrite(claim, acts, seen),
    ...(masters === undefined ? [] : [mastersUnchanged(masters)]),
    ...(content === undefined ? [] : [linesWrite(claim.id, content)]),
    ...(timeline === undefined
      ? []
      : [timelineWrite(claim.id, context.newId(at), { ...entry, ...timeline })]),
    await context.audit(request, {
      action,
      target: claim.id,
      outcome: 'done',
      detail: { version: claim.version, status: claim.status },
    }),
    ...further,
  ];
};

export type Settled =
  | { readonly outcome: 'stored'; readonly record: ClaimRecord }
  | { readonly outcome: 'masters-changed' }
  | { readonly outcome: 'header-in-the-way'; readonly acts: readonly KeptAct[]; readonly claim: Claim }
  | {
      readonly outcome: 'other-condition';
      readonly refused: Extract<TransactOutcome, { stored: false }>;
      readonly offset: number;
    };

/** One transaction: header over the version that was read, lines, timeline, audit and what else the deed needs. */
export const settle = async (
  act: Act,
  deed: Deed,
  before: { readonly record?: ClaimRecord; readonly key?: string },
): Promise<Settled> => {
  const key = before.key ?? keyOf(act.request);
  const { claim, content, masters } = deed;
  const kept = key === undefined ? undefined : { key, hash: hashOf(act.request), version: claim.version };
  const acts = withAct(before.record?.acts ?? [], kept);
  const writes = await writesOf(act, deed, { acts, seen: before.record?.claim.version });
  const outcome = await act.context.table.transact(writes);
  if (outcome.stored) {
    const evidence = before.record?.evidence ?? [];
    const written = content ?? before.record;
    if (written === undefined) throw new Error('a first write carries its lines');
    const { lines, verdict } = written;
    return { outcome: 'stored', record: { claim, lines, verdict, evidence, acts } };
  }
  const header = headerInTheWay(outcome, 0);
  if (header !== undefined) return { outcome: 'header-in-the-way', ...header };
  if (masters !== undefined && outcome.reasons[1] !== undefined) {
    forgetMasters(act.context.table);
    return { outcome: 'masters-changed' };
  }
  return { outcome: 'other-condition', refused: outcome, offset: writes.length - deed.further.length };
};

type Decide = (record: ClaimRecord, masters: Masters) => Promise<Result<Deed, Refusal>>;
type Refusals = {
  /** Somebody else wrote first. @default claim-changed-meanwhile */
  readonly whenOvertaken?: Refusal;
  /** A condition of `further` failed; `index` counts within it. */
  readonly whenFurtherFails?: (index: number, item: Record<string, unknown> | undefined) => Refusal | 'again';
};

const failedFurther = ({ refused, offset }: Extract<Settled, { outcome: 'other-condition' }>) => {
  const index = refused.reasons.findIndex((reason, at) => at >= offset && reason !== undefined);
  return { index: index - offset, item: refused.reasons[index]?.item };
};

/** How often a deed is decided anew when masters or counters changed under it. */
const attempts = 5;

/** Find, decide, save: the whole of an act on an existing claim, safe to be sent again (README 5.14, 5.21). */
export const actOnClaim = async (
  act: Act,
  claimId: ClaimId,
  decide: Decide,
  refusals: Refusals = {},
): Promise<Result<ClaimRecord, Refusal>> => {
  const { request, context } = act;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    // Each attempt rests on what the one before it learned.
    // oxlint-disable-next-line no-await-in-loop
    const [record, masters] = await Promise.all([
      findClaim(context.table, claimId),
      mastersOf(context.table),
    ]);
    if (record === undefined || !mayReadClaim(request.actor, record.claim))
      return refuse({ kind: 'not-found' });
    const seen = answeredBefore(record.acts, request);
    if (seen === 'same') return accept(record);
    if (seen === 'other') return refuse({ kind: 'idempotency-key-reused' });

    // oxlint-disable-next-line no-await-in-loop
    const decision = await decide(record, masters);
    if (!decision.ok) return decision;
    // oxlint-disable-next-line no-await-in-loop
    const settled = await settle(act, decision.value, { record });
    switch (settled.outcome) {
      case 'stored':
        return accept(settled.record);
      case 'masters-changed':
        break;
      case 'header-in-the-way':
        if (answeredBefore(settled.acts, request) === 'same') break;
        return refuse(refusals.whenOvertaken ?? { kind: 'claim-changed-meanwhile' });
      case 'other-condition': {
        const { index, item } = failedFurther(settled);
        const refusal = refusals.whenFurtherFails?.(index, item) ?? { kind: 'claim-changed-meanwhile' };
        if (refusal === 'again') break;
        return refuse(refusal);
      }
    }
  }
  throw new Error('the masters kept changing under the act');
};
