import type { SynthesizedStack } from '#lib/checks/synthesized.ts';
import type { CostLine } from '#lib/costs/cost-line.ts';
import { fixedCosts, freeOfCharge } from '#lib/costs/fixed-costs.ts';
import { sumOf } from '#lib/costs/money.ts';
import type { MicroDollars } from '#lib/costs/money.ts';
import { tenantCosts } from '#lib/costs/tenant-costs.ts';
import type { StageName } from '#lib/settings.ts';

export type StageEstimate = {
  readonly stage: StageName;
  readonly fixed: readonly CostLine[];
  readonly perTenant: readonly CostLine[];
  readonly free: Readonly<Record<string, number>>;
};

export const totalOf = (lines: readonly CostLine[]): MicroDollars => sumOf(lines.map(({ amount }) => amount));

/** `stafee-prod-Data` belongs to prod, `stafee-prod-osaka-Data` does not. */
export const stacksOfStage = (
  stage: StageName,
  stacks: readonly SynthesizedStack[],
): readonly SynthesizedStack[] =>
  stacks.filter(({ name }) => name.slice(0, name.lastIndexOf('-')) === `stafee-${stage}`);

/** Costs of a month by stage: before the first tenant, and for each tenant. */
export const estimate = (
  stages: readonly StageName[],
  stacks: readonly SynthesizedStack[],
): readonly StageEstimate[] =>
  stages.map((stage) => {
    const own = stacksOfStage(stage, stacks);
    return { stage, fixed: fixedCosts(own), perTenant: tenantCosts(own), free: freeOfCharge(own) };
  });
