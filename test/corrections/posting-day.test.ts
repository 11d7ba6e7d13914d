import { describe, expect, test } from 'vitest';
import { aLine, day } from '#test/builders/claims.ts';
import { entriesAfter, plan } from '#test/builders/corrected.ts';
import { closedThrough, withCompany } from '#test/builders/journals.ts';
import { done } from '#test/builders/submitted-claims.ts';

describe('計上日 that 経理 chose', () => {
  test('K-03 a chosen day whose month was closed meanwhile is the one that the trace names', () => {
    const lines = [aLine({ spentOn: '2026-04-20' })];
    const planned = done(plan(lines, [{ lineId: '1', postedOn: day('2026-05-31') }]));
    const later = withCompany(closedThrough('2026-05'));
    const steps = entriesAfter(lines, planned, later).map(({ postedOn, trace }) => [
      postedOn,
      ...trace.filter(({ rule }) => rule === 'EXP-051').map(({ says }) => says),
    ]);
    expect(steps).toEqual([
      ['2026-06-01', '経理が選んだ計上日2026-05-31の月は締め済みのため、2026-06-01に計上'],
    ]);
  });
});
