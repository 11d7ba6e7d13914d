import * as operators from '#proofs/controls/assertions/operators.ts';
import { behaviour, template } from '#proofs/controls/control.ts';

/** 9.2.3: what support sees, a company gives (docs/decisions/0227). */
export const lookingUnderGrants = {
  sentence:
    'サポートのための閲覧は、お客様の管理者が範囲と時間を決めて許可したときだけ、読取り専用で行います。許可はいつでも取り消せ、時間が過ぎると終わり、閲覧はすべてお客様にも記録されます。',
  added: true,
  mechanism: ['lambdas/support', 'lib/constructs/support-role.ts', 'proofs/rights/forbidden/support.ts'],
  proofs: [
    template(operators.rightsKeepToMatrix),
    behaviour(
      'test/journeys/support-grants.journey.local.test.ts',
      'bites with the next request once an administrator gave it',
    ),
    behaviour(
      'test/journeys/support-grants.journey.local.test.ts',
      'stops with the next request when the company takes it back',
    ),
    behaviour(
      'test/journeys/support-grants.journey.local.test.ts',
      'ends by the clock of whoever judges, and the administrators are told',
    ),
    behaviour(
      'test/journeys/support-grants.journey.local.test.ts',
      '12.4.1 leaves each view in the company’s list and audit, and in the operators’ trail',
    ),
    behaviour(
      'test/isolation/support-alone.local.test.ts',
      'writes nothing of it, in no table and no bucket',
    ),
    behaviour(
      'test/isolation/support-alone.local.test.ts',
      'is over with its grant, whatever is left of its hour',
    ),
  ],
} as const;
