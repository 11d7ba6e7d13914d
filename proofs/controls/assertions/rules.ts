import { rulePack } from '#proofs/checks/rule-pack.ts';
import { keepsRules } from '#proofs/controls/asserting.ts';

/** Whatever a rule of the pack forbids breaks a row of the white paper too. */
export const rulesHold = keepsRules(
  `自動検査の規則 (${rulePack.length} 件) に反するものが、どのステージにもない`,
  rulePack,
  'AWS::IAM::Role',
);
