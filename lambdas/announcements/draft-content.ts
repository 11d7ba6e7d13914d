import type { BodyOf } from '#contract/endpoint.ts';
import type { draftAnnouncement } from '#contract/operator/announcements.ts';
import { announcementFaultsOf } from '#domain/announcements/announcement-faults.ts';
import type { AnnouncementContent, Audience } from '#domain/announcements/announcement-kinds.ts';
import { isReached, reportKindOf } from '#domain/announcements/announcement-kinds.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';

type Typed = Pick<
  BodyOf<typeof draftAnnouncement>,
  'kind' | 'title' | 'fields' | 'audience' | 'releaseNote' | 'reportOf'
>;

/** So many companies are looked up at once. */
const atOnce = 10;

/** Companies whose contract runs, with their names; undefined where one is none. */
export const namesOf = async (
  tenantIds: readonly TenantId[],
  { companies }: Pick<OperatorContext, 'companies'>,
): Promise<readonly { readonly tenantId: TenantId; readonly name: string }[] | undefined> => {
  const found: { readonly tenantId: TenantId; readonly name: string }[] = [];
  for (let first = 0; first < tenantIds.length; first += atOnce) {
    const some = tenantIds.slice(first, first + atOnce);
    // oxlint-disable-next-line no-await-in-loop -- a list, not a burst
    const standings = await Promise.all(some.map((tenantId) => companies.find(tenantId)));
    for (const [index, tenantId] of some.entries()) {
      const standing = standings[index];
      if (standing === undefined || !isReached(standing)) return undefined;
      found.push({ tenantId, name: standing.name });
    }
  }
  return found;
};

const audienceOf = async (
  typed: Typed['audience'],
  context: OperatorContext,
): Promise<Audience | undefined> => {
  if (typed.to === 'all') return { to: 'all' };
  const companies = await namesOf(typed.tenantIds, context);
  return companies === undefined ? undefined : { to: 'chosen', companies };
};

/** What was typed, judged by its kind, with the names of whom it is for. */
export const draftContentOf = async (typed: Typed, context: OperatorContext) => {
  const { kind, title, fields, reportOf, releaseNote } = typed;
  const content: AnnouncementContent = {
    kind,
    title,
    fields,
    ...(reportOf === undefined ? {} : { reportOf }),
  };
  const faults = announcementFaultsOf(content);
  if (faults.length > 0) return refuse({ kind: 'input-malformed' as const, fields: faults });
  if (reportOf !== undefined) {
    const reported = await context.announcements.find(reportOf);
    if (reported === undefined || reportKindOf(reported.content.kind) !== kind)
      return refuse({
        kind: 'input-malformed' as const,
        fields: [{ path: 'kind', message: '対象のお知らせの種類に合いません' }],
      });
    if (reported.reportedBy !== undefined) return refuse({ kind: 'announcement-reported' as const });
  }
  const audience = await audienceOf(typed.audience, context);
  if (audience === undefined) return refuse({ kind: 'company-unknown' as const });
  return accept({ content, audience, ...(releaseNote === undefined ? {} : { releaseNote }) });
};
