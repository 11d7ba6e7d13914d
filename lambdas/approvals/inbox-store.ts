import type { ApprovedClaim, SubmittedClaim } from '#domain/claims/claim.ts';
import { claimInBrief } from '#domain/claims/claim-in-brief.ja.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import { countFindings } from '#domain/verdicts/worth-seeing.ts';
import { labelsToApprove } from '#domain/labels/borne-label.ts';
import { isHereForDays, seesLabels } from '#domain/rights/sight.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { withoutHidden } from '#lambdas/sight/hidden-claims.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { ClaimEvidence } from '#rows/claims.ts';
import { inboxEntry, inboxNotice, type InboxEntry, type InboxNotice } from '#rows/inbox.ts';
import { across } from '#rows/range-across.ts';
import type { StoredRow } from '#rows/forms.ts';
import { partsOf } from '#rows/read-key.ts';
import type { RowRange } from '#rows/row-key.ts';

type OnRoute = SubmittedClaim | ApprovedClaim;

const placeOf = (claim: OnRoute, step: number, userId: UserId) => ({
  userId,
  at: claim.submittedAt,
  claimId: claim.id,
  step,
});

const approversAt = (claim: OnRoute, step: number) => claim.route.steps[step]?.approvers ?? [];

/** What an item tells of the claim's content. */
type Content = {
  readonly lines: readonly DraftLine[];
  readonly verdict: ClaimVerdict;
  readonly evidence: readonly ClaimEvidence[];
};

const mostReceiptsShown = 3;

/** The receipts of the lines, each once, in their order. */
const receiptsOf = ({ lines, evidence }: Content) => {
  const files = new Map(evidence.map((file) => [file.id, file]));
  const ids = new Set(lines.flatMap(({ evidenceIds = [] }) => evidenceIds));
  return [...ids].flatMap((id) => {
    const file = files.get(id);
    return file === undefined ? [] : [{ id, contentType: file.contentType }];
  });
};

/** One small item per approver of the open step; none once all steps have passed. */
export const inboxPuts = (claim: OnRoute, content: Content): readonly Write[] => {
  const { step, number, title, applicantName, departmentName, totals, submittedAt } = claim;
  const stepName = claim.route.steps[step]?.name ?? '';
  const labels = labelsToApprove(claim);
  const { block, warn } = countFindings(content.verdict);
  const receipts = receiptsOf(content);
  const entry: InboxEntry = {
    kind: 'vote',
    claimId: claim.id,
    number,
    title,
    applicantName,
    departmentName,
    total: totals.total,
    step,
    stepName,
    submittedAt,
    ...(labels.length === 0 ? {} : { labels, applicantId: claim.applicantId }),
    warnings: warn,
    waitsSince: claim.stepSince ?? claim.updatedAt,
    version: claim.version,
    blocks: block,
    contents: claimInBrief(content.lines, content.verdict),
    receipts: receipts.slice(0, mostReceiptsShown),
    receiptCount: receipts.length,
  };
  return approversAt(claim, step).map(({ userId }) => ({
    kind: 'put',
    ...inboxEntry.row(placeOf(claim, step, userId), { doc: entry }),
  }));
};

/** Clears the step from everybody's inbox, also from those who did not act. */
export const inboxDeletes = (claim: OnRoute): readonly Write[] =>
  approversAt(claim, claim.step).map(({ userId }) => ({
    kind: 'delete',
    key: inboxEntry.key(placeOf(claim, claim.step, userId)),
  }));

/** The same notice again replaces the one before: one line per claim, not one per attempt. */
export const noticePut = (notice: InboxNotice, to: UserId): Write => ({
  kind: 'put',
  ...inboxNotice.row({ userId: to, claimId: notice.claimId }, { doc: notice }),
});

/** All that waits for somebody, oldest first. */
export const wholeInbox = (userId: UserId): RowRange => across({ userId }, [inboxEntry, inboxNotice]);

const entryIn = (item: StoredRow): InboxEntry | InboxNotice =>
  partsOf(inboxNotice, item) === undefined ? inboxEntry.read(item).doc : inboxNotice.read(item).doc;

type Reader = Pick<Actor, 'userId' | 'sight'>;

/** So many rows are looked at for a page of what its reader may see. */
const mostRows = 2_000;

const isNotice = (item: StoredRow): boolean => partsOf(inboxNotice, item) !== undefined;

/**
 * What of an inbox is shown to this reader, who mostly is whose it is: what came to him before he lost the right to see it
 * stays hidden. Items of votes follow the labels of their claim; a notice does not, and its claim is asked.
 */
export const inboxPage = async (
  table: TenantTable,
  userId: UserId,
  { reader, ...page }: { readonly reader: Reader; readonly limit: number; readonly cursor?: string },
) => {
  let isLimited = false;
  const matches = (item: StoredRow): boolean => {
    const { labels = [], applicantId } = entryIn(item);
    // Whoever sees some months alone is asked for no vote: an entry says none of its months.
    const isSeen = !isHereForDays(reader) && (labels.length === 0 || seesLabels(reader.sight, labels));
    const isShown = isSeen || applicantId === reader.userId;
    if (!isShown) isLimited = true;
    return isShown;
  };
  const shown = async (rows: readonly StoredRow[]): Promise<readonly StoredRow[]> => {
    const told = await withoutHidden(table, reader, rows.filter(isNotice));
    if (told.isLimited) isLimited = true;
    return rows.filter((row) => !isNotice(row) || told.rows.includes(row));
  };
  const { items, nextCursor, lastRead } = await table.query({
    ...wholeInbox(userId),
    consistent: true,
    ...(reader.sight.isLimited ? { filter: { matches, shown, mostRows } } : {}),
    ...page,
  });
  return {
    entries: items.map(entryIn),
    nextCursor,
    /** There are further ones, and not only further rows to look through. */
    isMore: nextCursor !== undefined && lastRead === undefined,
    isLimited,
  };
};
