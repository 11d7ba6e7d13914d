import { replacePerDiems, showPerDiems } from '#contract/settings/per-diems.ts';
import { gradeFaults } from '#domain/grades/grade-faults.ts';
import { namedGrades } from '#domain/grades/named-grade.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';
import { overlapping } from '#contract/shapes/periods.ts';

const part = settingPart(replacePerDiems, {
  inForce: ({ regulation }) => regulation.perDiems,
  check: (value, { grades, regulation: { perDiems } }) => [
    ...gradeFaults(value, { before: perDiems, grades }).map(({ at, reason }) => ({
      path: `${at}.grade`,
      message: reason,
    })),
    ...overlapping(value, ({ grade }) => namedGrades(grades).called(grade)).map((at) => ({
      path: `${at}.validFrom`,
      message: '同じ等級の行と期間が重なっています',
    })),
  ],
});
export const showPerDiemsEndpoint = endpoint(showPerDiems, part.show);
export const replacePerDiemsEndpoint = endpoint(replacePerDiems, part.replace);
