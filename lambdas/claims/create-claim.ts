import * as claims from '#contract/claims.ts';
import { createClaim, type WrittenContent } from '#domain/claims/create-claim.ts';
import type { Labelled } from '#domain/labels/borne-label.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { areMastersOutdated, mastersOf } from '#lambdas/settings/tenant-masters.ts';
import type { ClaimEvidence } from '#rows/claims.ts';
import type { StoredClaim } from './claim-record.ts';
import { evidenceStored, findClaim, listEvidence, soundEvidenceStored } from './claim-store.ts';
import { answerAct } from './answer-act.ts';
import { originalsOf } from './refund-originals.ts';
import { standingOf } from './sitting.ts';
import { departmentNotYours, departmentOf } from '#lambdas/users/own-department.ts';
import { gradeOf } from './judge-claim.ts';
import { judgeContent } from './sent-content.ts';
import { answeredBefore, commitAct, type Acting } from './commit-act.ts';

/** A draft that is to be: under an id of the client's own. */
type NewDraft = WrittenContent & { readonly id: ClaimId; readonly sitting?: string };

/** What is made, and by which act: what it was made of may have changed when the same request comes again. */
type Creating = Acting & {
  readonly draft: NewDraft;
  /** What the claim bears of which it is made: it goes on bearing that, also what can be given no more. @default nothing */
  readonly bears?: Labelled;
  /** The claim's own id makes creation repeatable; this says whether it was this creation. */
  readonly key: string;
};

const repeated = async ({
  request,
  context,
  draft,
  key,
}: Creating): Promise<Result<StoredClaim, NotCreated>> => {
  const stored = await findClaim(context.table, draft.id);
  if (stored?.claim.applicantId !== request.actor.userId) return refuse({ kind: 'not-found' });
  return answeredBefore(stored.acts, request, key) === 'same'
    ? accept(stored)
    : refuse({ kind: 'claim-changed-meanwhile' });
};

/** Why there is no new draft. */
export type NotCreated = RefusalOf<
  | 'claim-changed-meanwhile'
  | 'evidence-not-stored'
  | 'input-malformed'
  | 'not-found'
  | 'temporarily-unavailable'
>;

type Created =
  | { readonly kind: 'answered'; readonly answer: Result<StoredClaim, NotCreated> }
  /** Masters changed, or another act was at the same items. */
  | { readonly kind: 'again' }
  /** Not every file is simply sound: they must be looked at. */
  | { readonly kind: 'files-needed' };

const answered = (answer: Result<StoredClaim, NotCreated>): Created => ({ kind: 'answered', answer });

/** Refused, unless by what is the company's no more. */
const refusedBy = async ({ context }: Creating, refusal: NotCreated): Promise<Created> =>
  (await areMastersOutdated(context.table)) ? { kind: 'again' } : answered(refuse(refusal));

/** @param evidence the files; they are read only where one of them is not simply sound */
const createOnce = async (
  acting: Creating,
  evidence: readonly ClaimEvidence[] | undefined,
): Promise<Created> => {
  const { request, context, draft: body, key, bears = {} } = acting;
  const { actor, at } = request;
  const masters = await mastersOf(context.table, actor.userId);
  const originals = await originalsOf(context.table, body.lines, { applicantId: actor.userId });
  const writer = { grade: await gradeOf(masters, actor.userId), at, rules: context.law.rules, before: bears };
  const judged = judgeContent({ ...body, evidence: evidence ?? [], originals }, masters, writer);
  if (!judged.ok) return refusedBy(acting, judged.refusal);
  const { content, verdict, lines, receipts } = judged.value;
  const receiptCheck = evidence === undefined ? soundEvidenceStored : evidenceStored;
  const created = createClaim({
    id: body.id,
    by: actor,
    at,
    content,
    department: await departmentOf(masters, actor, { departmentId: content.departmentId, at }),
  });
  if (!created.ok) return refusedBy(acting, departmentNotYours);
  const committed = await commitAct(
    acting,
    {
      ...created.value,
      content: { lines, verdict, originals },
      masters,
      standing: standingOf([], { sittingId: body.sitting, at }),
      further: { receipts: receipts.map((id) => receiptCheck(body.id, id)) },
    },
    { key },
  );
  switch (committed.kind) {
    case 'stored':
      return answered(accept(committed.record));
    case 'masters-changed':
    case 'met-others':
      return { kind: 'again' };
    case 'overtaken':
      return answered(await repeated(acting));
    case 'further-failed':
      return evidence === undefined
        ? { kind: 'files-needed' }
        : answered(refuse({ kind: 'evidence-not-stored' }));
  }
};

/** Writes a new draft; the same request may come again. */
export const createDraft = async (acting: Creating): Promise<Result<StoredClaim, NotCreated>> => {
  const { table } = acting.context;
  let evidence: readonly ClaimEvidence[] | undefined;
  for (let attempts = 0; ; attempts += 1) {
    // Each attempt rests on what the one before it learned.
    // oxlint-disable-next-line no-await-in-loop
    const created = await createOnce(acting, evidence);
    if (created.kind === 'answered') return created.answer;
    // oxlint-disable-next-line no-await-in-loop
    if (created.kind === 'files-needed') evidence = await listEvidence(table, acting.draft.id);
    // oxlint-disable-next-line no-await-in-loop
    else if (!(await table.patience.pauseAfter(attempts))) return refuse({ kind: 'temporarily-unavailable' });
  }
};

export const createClaimEndpoint = endpoint(claims.createClaim, async (request, context) => {
  const acting = { request, context, action: 'claim.create' as const, draft: request.body, key: 'create' };
  return answerAct(acting, await createDraft(acting));
});
