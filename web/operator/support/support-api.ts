import { useQueryClient } from '@tanstack/react-query';
import type { searchClaims } from '#contract/claim-search.ts';
import type { showClaim, showTimeline } from '#contract/claims.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { showEvidence } from '#contract/evidence.ts';
import type { departments } from '#contract/masters/departments.ts';
import type { accounts, items } from '#contract/masters/every.ts';
import { listGrants, viewThroughGrant } from '#contract/operator/support.ts';
import type { showApproval } from '#contract/settings/approval.ts';
import type { showCompany } from '#contract/settings/company.ts';
import type { listSettings } from '#contract/settings/overview.ts';
import type { showRoutes } from '#contract/settings/routes.ts';
import type { SupportReading } from '#domain/support/support-readings.ts';
import { askAnew, fetchAnswer, useAnswer, usePages } from '#web/api/contract-client.ts';
import { tellDone } from '#web/ui/tell.ts';

export type ShownGrant = AnswerOf<typeof listGrants>['items'][number];
export type GrantPlace = Pick<ShownGrant, 'tenantId' | 'grantId'>;

/** What each reading answers: what the tenants' endpoint of its name does. */
type Readings = {
  readonly searchClaims: AnswerOf<typeof searchClaims>;
  readonly showClaim: AnswerOf<typeof showClaim>;
  readonly showTimeline: AnswerOf<typeof showTimeline>;
  readonly showEvidence: AnswerOf<typeof showEvidence>;
  readonly listSettings: AnswerOf<typeof listSettings>;
  readonly showCompany: AnswerOf<typeof showCompany>;
  readonly showApproval: AnswerOf<typeof showApproval>;
  readonly showRoutes: AnswerOf<typeof showRoutes>;
  readonly listDepartments: AnswerOf<typeof departments.list>;
  readonly listItems: AnswerOf<typeof items.list>;
  readonly listAccounts: AnswerOf<typeof accounts.list>;
};
type Reading = SupportReading & keyof Readings;
export type SeenClaim = Readings['showClaim'];
export type SeenHit = Readings['searchClaims']['items'][number];
export type SeenStep = Readings['showTimeline']['items'][number];

/** In the words of the tenants' endpoints: our own server wrote them. */
type Seen<R extends Reading> = Omit<AnswerOf<typeof viewThroughGrant>, 'answer'> & {
  readonly answer: Readings[R];
};

type Names = Readonly<Record<string, string>>;
type AskedFor = { readonly params?: Names; readonly query?: Names };

const askingOf = ({ tenantId, grantId }: GrantPlace, reading: Reading, asked: AskedFor) => ({
  params: { tenantId, grantId },
  query: { reading, asked: JSON.stringify(asked) },
});

/** Each is a line in the company's list and in two trails: it is read once, and forgotten when nobody looks at it. */
export const useSeen = <R extends Reading>(place: GrantPlace, reading: R, asked: AskedFor = {}) =>
  useAnswer<typeof viewThroughGrant, Seen<R>>(viewThroughGrant, askingOf(place, reading, asked), {
    staleTime: Infinity,
    gcTime: 0,
  });

/** A link to a receipt, which holds for a minute and at this address. */
export const fetchReceiptLink = async (place: GrantPlace, evidenceId: string): Promise<string> => {
  const asking = askingOf(place, 'showEvidence', { params: { evidenceId } });
  const seen = await fetchAnswer<typeof viewThroughGrant, Seen<'showEvidence'>>(viewThroughGrant, asking);
  return seen.answer.viewUrl;
};

export const useGrantPages = () => usePages(listGrants, { query: { limit: '50' } }, { staleTime: 0 });

/** After a deed: says so, and shows what stands now. */
export const useDone = (says: string, onClose: () => void): (() => Promise<void>) => {
  const client = useQueryClient();
  return async () => {
    tellDone(says);
    await askAnew(client, [listGrants]);
    onClose();
  };
};
