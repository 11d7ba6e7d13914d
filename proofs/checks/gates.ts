import { Validations } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';

import { acknowledge } from '#proofs/checks/acknowledged.ts';
import { authorizationFaults, authorizationRuleId } from '#proofs/checks/authorization-rule.ts';
import { nothingKnown } from '#proofs/checks/known-verdicts.ts';
import type { KnownVerdicts } from '#proofs/checks/known-verdicts.ts';
import { matrixFaults, matrixRuleId } from '#proofs/checks/matrix-rule.ts';
import { nameFaults, nameRuleId } from '#proofs/checks/name-rule.ts';
import { RememberedCloudFormation } from '#proofs/checks/remembered-cloudformation.ts';
import { violationsOf } from '#proofs/checks/rule-pack.ts';
import { sizeFaults, sizeRuleId, sizesOf } from '#proofs/checks/size-rule.ts';
import { synthesizedStacks } from '#proofs/checks/synthesized.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { stagesIn } from '#proofs/rights/stage-rights.ts';
import { capacityFaults } from '#proofs/quotas/hold-capacity.ts';
import type { StageSettings } from '#lib/settings.ts';

/** What concerns the stacks of a stage together. */
const stageFaults = (stacks: readonly SynthesizedStack[]): readonly string[] => [
  ...matrixFaults(stacks).map((fault) => `${matrixRuleId}: ${fault}`),
  ...authorizationFaults(stacks).map((fault) => `${authorizationRuleId}: ${fault}`),
];

/** Each stack by our rules, each stage by those about all of its stacks. What was judged before is not judged again. */
const ourViolations = (stacks: readonly SynthesizedStack[], known: KnownVerdicts): readonly string[] => [
  ...stacks.flatMap((stack) => known.of('rules', JSON.stringify(stack), () => violationsOf([stack]))),
  ...stagesIn(stacks).flatMap((stage) => known.of('stage', JSON.stringify(stage), () => stageFaults(stage))),
];

/**
 * Synthesizes under every gate: CloudFormation's own rules, two packs of cdk-nag, our rules. Throws when one is broken:
 * the CDK prints the findings of the first two, ours are the lines of the message. `known` has the verdicts of earlier
 * runs (docs/decisions/0098).
 */
export const synthesizeUnderGates = (
  app: App,
  stages: readonly StageSettings[],
  known: KnownVerdicts = nothingKnown,
): void => {
  // The engine of CloudFormation's rules takes seconds to start, so that tests of other things switch it off.
  if (process.env['CDK_VALIDATION'] !== 'false')
    Validations.of(app).addPlugins(new RememberedCloudFormation(known));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
  for (const stage of stages) acknowledge(app, stage);
  try {
    const stacks = synthesizedStacks(app);
    const violations = [
      ...ourViolations(stacks, known),
      ...nameFaults(stacks).map((fault) => `${nameRuleId}: ${fault}`),
      ...sizeFaults(sizesOf(app)).map((fault) => `${sizeRuleId}: ${fault}`),
      ...stages.flatMap(capacityFaults).map((fault) => `capacity: ${fault} (docs/deploy.md#quotas)`),
    ];
    if (violations.length > 0) throw new Error(`stafee: rules are broken:\n${violations.join('\n')}`);
  } finally {
    known.save();
  }
};
