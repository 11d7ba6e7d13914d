import { createHash } from 'node:crypto';
import { labelsToApprove } from '#domain/labels/borne-label.ts';
import type { Claim } from '#domain/claims/claim.ts';
import type { TimelineEvent } from '#domain/claims/timeline.ts';
import type { ClaimAction } from '#domain/notices/notice-kinds.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Refused, Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { forgetMasters, mastersUnchanged } from '#lambdas/settings/tenant-masters.ts';
import { claimHeader, type KeptAct } from '#rows/claims.ts';
import { countedLines, keptLines, withAct, type ClaimRecord, type StoredClaim } from './claim-record.ts';
import { listWrite } from './claim-list.ts';
import type { SittingStanding } from './sitting.ts';
import { headerWrite, linesWrite, timelineWrite } from './claim-store.ts';

export type ClaimRequest = ActorsRequest;

/** An act that is being served. */
export type Acting = {
  readonly request: ClaimRequest;
  readonly context: TenantContext;
  /** The audit's name of the act; whom it is told stands beside it. */
  readonly action: ClaimAction;
};

/** What an act may write beside the claim itself, by the name under which its refusal is found. */
export type FurtherWrites = {
  /** The receipts that the lines name have arrived. */
  readonly receipts?: readonly Write[];
  /** What leaves the inboxes, and what enters them. */
  readonly inbox?: readonly Write[];
  /** The edition that ended is put by. */
  readonly edition?: Write;
  /** The counter of journal serials, over the value that was believed. */
  readonly serial?: Write;
  readonly journals?: readonly Write[];
  /** 返金の控え of the claims whose lines flow back, as they were read. */
  readonly refunds?: readonly Write[];
  /** One more of the month's claims (docs/decisions/0230). */
  readonly counted?: Write | undefined;
  /** What the claim holds that no other may have unnoticed. */
  readonly fingerprints?: readonly Write[];
};

/** What an act does to a claim, decided but not yet written. */
export type Outcome = {
  readonly claim: Claim;
  /** Present when the lines or their verdict change. */
  readonly content?: Pick<ClaimRecord, 'lines' | 'verdict' | 'corrections' | 'originals'>;
  /** What only the audit tells, beside version and state. @default nothing */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** For the timeline; a mere save is not told there. */
  readonly event?: TimelineEvent;
  /** Present when the decision rests on masters: the write then fails if they have changed. */
  readonly masters?: Masters;
  /** Present when the editor saved by itself: later saves of a sitting leave no audit item of their own. */
  readonly standing?: SittingStanding | undefined;
  readonly further?: FurtherWrites;
};

/** Recognises a repeated request: same route, same body. */
const hashOf = ({ route, body }: ClaimRequest): string =>
  createHash('sha256')
    .update(`${route}\n${JSON.stringify(body)}`)
    .digest('base64url');

/** Undefined: not seen before. */
export const answeredBefore = (
  acts: readonly KeptAct[],
  request: ClaimRequest,
  key = request.idempotencyKey,
): 'same' | 'other' | undefined => {
  const known = acts.find((act) => act.key === key);
  if (known === undefined) return undefined;
  return known.hash === hashOf(request) ? 'same' : 'other';
};

/** The trail says what a claim bore at each act. */
const labelsTold = (claim: Claim) => {
  const labels = labelsToApprove(claim);
  return labels.length === 0 ? {} : { labels };
};

const writesOf = async (
  { request, context, action }: Acting,
  { claim, content, event, masters, standing, detail = {}, further = {} }: Outcome,
  {
    acts,
    record,
    id,
  }: {
    readonly acts: readonly KeptAct[];
    readonly record: StoredClaim | undefined;
    /** One for the event and the audit item: whoever hears of the deed finds what happened (0160). */
    readonly id: string;
  },
) => ({
  header: headerWrite(claim, acts, record?.claim.version),
  listed: listWrite(claim, content ?? record, record?.claim),
  masters: masters === undefined ? undefined : mastersUnchanged(masters, claim.id),
  lines: content === undefined ? undefined : linesWrite(claim, content),
  timeline: event === undefined ? undefined : timelineWrite(claim, id, event),
  audit:
    standing?.isTold === true
      ? undefined
      : await context.audit(
          request,
          {
            action,
            target: claim.id,
            outcome: 'done',
            detail: {
              version: claim.version,
              status: claim.status,
              ...labelsTold(claim),
              ...detail,
              ...(standing === undefined ? {} : { sitting: standing.sitting.id }),
            },
          },
          id,
        ),
  ...further,
});

type RefusedWrites = Refused<Awaited<ReturnType<typeof writesOf>>>;

export type Committed =
  | { readonly kind: 'stored'; readonly record: StoredClaim }
  | { readonly kind: 'masters-changed' }
  /** Another act was at the same items at the same moment. */
  | { readonly kind: 'met-others' }
  /** `acts` of the header that stands there; none where there is none. */
  | { readonly kind: 'overtaken'; readonly acts: readonly KeptAct[] }
  | { readonly kind: 'further-failed'; readonly refused: Refused<FurtherWrites> };

const whyNot = (acting: Acting, refused: RefusedWrites): Committed => {
  const { header, masters } = refused;
  if (header !== undefined)
    return { kind: 'overtaken', acts: header.item === undefined ? [] : claimHeader.read(header.item).acts };
  if (masters !== undefined) {
    forgetMasters(acting.context.table);
    return { kind: 'masters-changed' };
  }
  return { kind: 'further-failed', refused };
};

/** One transaction: the header over the version that was read, lines, timeline, audit and what else belongs to it. */
export const commitAct = async (
  acting: Acting,
  outcome: Outcome,
  before: { readonly record?: StoredClaim; readonly key?: string },
): Promise<Committed> => {
  const { claim, content, standing } = outcome;
  const { record, key = acting.request.idempotencyKey } = before;
  const sitting = standing === undefined ? {} : { sitting: standing.sitting };
  const kept =
    key === undefined ? undefined : { key, hash: hashOf(acting.request), version: claim.version, ...sitting };
  const acts = withAct(record?.acts ?? [], kept);
  const id = acting.context.newId(acting.request.at);
  const writes = await writesOf(acting, outcome, { acts, record, id });
  const result = await acting.context.table.transactOnce(writes);
  if (result === 'met') return { kind: 'met-others' };
  if (!result.stored) return whyNot(acting, result.refused);
  const written = content ?? record;
  if (written === undefined) throw new Error('a first write carries its lines');
  const { originals, corrections = [] } = written;
  const evidence = record?.evidence ?? [];
  return {
    kind: 'stored',
    record: {
      claim,
      evidence,
      acts,
      // Corrections end with their edition, and with them what was judged by them.
      ...(corrections.length === 0 ? keptLines(written) : countedLines(claim, written)),
      ...(originals === undefined ? {} : { originals }),
    },
  };
};
