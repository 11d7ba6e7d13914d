import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import type { CostLine } from '#proofs/costs/cost-line.ts';
import { fixedCosts, freeOfCharge } from '#proofs/costs/fixed-costs.ts';
import { sumOf } from '#proofs/costs/money.ts';
import type { MicroDollars } from '#proofs/costs/money.ts';
import { tenantCosts } from '#proofs/costs/tenant-costs.ts';
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
