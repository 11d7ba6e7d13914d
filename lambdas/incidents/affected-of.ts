import type { BodyOf } from '#contract/endpoint.ts';
import type { openIncident } from '#contract/operator/incidents.ts';
import type { Affected, Assessment } from '#domain/incidents/incident.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import { namesOf } from '#lambdas/announcements/draft-content.ts';

type Typed = Pick<BodyOf<typeof openIncident>, 'severity' | 'personalData' | 'isMalicious' | 'affected'>;

const affectedOf = async (
  typed: Typed['affected'],
  context: OperatorContext,
): Promise<Affected | undefined> => {
  if (typed.to !== 'chosen') return { to: typed.to };
  const companies = await namesOf(typed.tenantIds, context);
  return companies === undefined ? undefined : { to: 'chosen', companies };
};

/** What was judged, with the names of the companies as they are called now. */
export const assessmentOf = async (
  { severity, personalData, isMalicious, affected: typed }: Typed,
  context: OperatorContext,
) => {
  const affected = await affectedOf(typed, context);
  if (affected === undefined) return refuse({ kind: 'company-unknown' as const });
  const assessment: Assessment = { severity, personalData, isMalicious, affected };
  return accept(assessment);
};
