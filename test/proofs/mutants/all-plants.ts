import type { Plant } from '#test/proofs/mutants/mutant.ts';
import { apiRules } from '#test/proofs/mutants/plants/api-rules.ts';
import { backupRules } from '#test/proofs/mutants/plants/backup-rules.ts';
import { deployRules } from '#test/proofs/mutants/plants/deploy-rules.ts';
import { doorRows } from '#test/proofs/mutants/plants/door-rows.ts';
import { doorRules } from '#test/proofs/mutants/plants/door-rules.ts';
import { evidenceRules } from '#test/proofs/mutants/plants/evidence-rules.ts';
import { identityRules } from '#test/proofs/mutants/plants/identity-rules.ts';
import { keepingRows } from '#test/proofs/mutants/plants/keeping-rows.ts';
import { keepingRules } from '#test/proofs/mutants/plants/keeping-rules.ts';
import { listRules } from '#test/proofs/mutants/plants/list-rules.ts';
import { networkRules } from '#test/proofs/mutants/plants/network-rules.ts';
import { planeRules } from '#test/proofs/mutants/plants/plane-rules.ts';
import { policyRules } from '#test/proofs/mutants/plants/policy-rules.ts';
import { referenceRules } from '#test/proofs/mutants/plants/reference-rules.ts';
import { rightsRows } from '#test/proofs/mutants/plants/rights-rows.ts';
import { rightsRules } from '#test/proofs/mutants/plants/rights-rules.ts';
import { supportRules } from '#test/proofs/mutants/plants/support-rules.ts';
import { tagRules } from '#test/proofs/mutants/plants/tag-rules.ts';
import { textRules } from '#test/proofs/mutants/plants/text-rules.ts';
import { trailRows } from '#test/proofs/mutants/plants/trail-rows.ts';
import { trailRules } from '#test/proofs/mutants/plants/trail-rules.ts';
import { boundRules } from '#test/proofs/mutants/plants/value-rules.ts';
import { wallRules } from '#test/proofs/mutants/plants/wall-rules.ts';
import { watchingRows } from '#test/proofs/mutants/plants/watching-rows.ts';
import { workRules } from '#test/proofs/mutants/plants/work-rules.ts';

/** What is planted, and the rule of the pack that must catch it. */
export const plantedRules: readonly Plant[] = [
  ...apiRules,
  ...backupRules,
  ...deployRules,
  ...doorRules,
  ...evidenceRules,
  ...identityRules,
  ...keepingRules,
  ...listRules,
  ...networkRules,
  ...planeRules,
  ...policyRules,
  ...referenceRules,
  ...rightsRules,
  ...supportRules,
  ...tagRules,
  ...textRules,
  ...trailRules,
  ...boundRules,
  ...wallRules,
  ...workRules,
];

/** What is planted, and the row of the white paper that must be broken by it. */
export const plantedRows: readonly Plant[] = [
  ...doorRows,
  ...keepingRows,
  ...rightsRows,
  ...trailRows,
  ...watchingRows,
];
