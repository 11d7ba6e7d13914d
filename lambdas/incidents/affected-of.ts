import type { BodyOf } from '#contract/endpoint.ts';
import type { openIncident } from '#contract/operator/incidents.ts';
import type { Affected, Assessment } from '#domain/incidents/incident.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import { namesOf } from '#lambdas/announcements/draft-content.ts';

type Typed = Pick<BodyOf<typeof openIncident>, 'severity' | 'personalData' | 'isMalicious' | 'affected'>;

type Companies = Extract<Affected, { readonly to: 'chosen' }>['companies'];

/** Those that are named already stay, whatever became of their contract since. */
const affectedOf = async (
  typed: Typed['affected'],
  known: Companies,
  context: OperatorContext,
): Promise<Affected | undefined> => {
  if (typed.to !== 'chosen') return { to: typed.to };
  const kept = known.filter(({ tenantId }) => typed.tenantIds.includes(tenantId));
  const isKept = new Set<string>(kept.map(({ tenantId }) => tenantId));
  const further = await namesOf(
    typed.tenantIds.filter((tenantId) => !isKept.has(tenantId)),
    context,
  );
  return further === undefined ? undefined : { to: 'chosen', companies: [...kept, ...further] };
};

/** What was judged, with the names of the companies as they are called now. */
export const assessmentOf = async (
  { severity, personalData, isMalicious, affected: typed }: Typed,
  context: OperatorContext,
  was: Affected = { to: 'none-known' },
) => {
  const affected = await affectedOf(typed, was.to === 'chosen' ? was.companies : [], context);
  if (affected === undefined) return refuse({ kind: 'company-unknown' as const });
  const assessment: Assessment = { severity, personalData, isMalicious, affected };
  return accept(assessment);
};
