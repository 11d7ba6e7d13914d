import { Validations } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';

import { acknowledge } from '#lib/checks/acknowledged.ts';
import { authorizationFaults, authorizationRuleId } from '#lib/checks/authorization-rule.ts';
import { matrixFaults, matrixRuleId } from '#lib/checks/matrix-rule.ts';
import { violationsOf } from '#lib/checks/rule-pack.ts';
import { synthesizedStacks } from '#lib/checks/synthesized.ts';
import type { StageSettings } from '#lib/settings.ts';

/**
 * Synthesizes under every gate: CloudFormation's own rules, two packs of cdk-nag, our rules. Throws when one is broken:
 * the CDK prints the findings of the first two, ours are the lines of the message.
 */
export const synthesizeUnderGates = (app: App, stages: readonly StageSettings[]): void => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
  for (const stage of stages) acknowledge(app, stage);
  const stacks = synthesizedStacks(app);
  const violations = [
    ...violationsOf(stacks),
    ...matrixFaults(stacks).map((fault) => `${matrixRuleId}: ${fault}`),
    ...authorizationFaults(stacks).map((fault) => `${authorizationRuleId}: ${fault}`),
  ];
  if (violations.length > 0) throw new Error(`stafee: rules are broken:\n${violations.join('\n')}`);
};
