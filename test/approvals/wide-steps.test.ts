import { describe, expect, test } from 'vitest';
import { stepTooWide, type RouteStep } from '#domain/approvals/route.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { inboxDeletes, inboxPuts } from '#lambdas/approvals/inbox-store.ts';
import { aLine, contextOf } from '../builders/claims.ts';
import { aRoute, submitted } from '../builders/submitted-claims.ts';

const stepOf = (name: string, approvers: number): RouteStep => ({
  name,
  approvers: Array.from({ length: approvers }, (_, index) => ({
    userId: `01J${String(index).padStart(23, '0')}` as UserId,
    name: `承認者${index}`,
  })),
});
const routeOf = (...counts: readonly number[]) => ({
  ...aRoute,
  steps: counts.map((count, index) => stepOf(`段階${index + 1}`, count)),
});

describe('a step of a route', () => {
  test.each([
    [[1, 40, 40], undefined],
    [[41], '段階1'],
    [[40, 41, 60], '段階2'],
  ])('with %j approvers is too wide: %s', (counts, name) => {
    expect(stepTooWide(routeOf(...counts))?.name).toBe(name);
  });

  test('of 40 approvers goes over into one of 40 within one transaction of 100 writes', () => {
    const claim = submitted(routeOf(40, 40));
    const next = { ...claim, step: 1 };
    const lines = [aLine()];
    const content = { lines, verdict: judgeClaim(lines, contextOf()), evidence: [] };
    const inbox = [...inboxDeletes(claim), ...inboxPuts(next, content)];
    expect(inbox).toHaveLength(80);
    // Header, lines, masters, timeline, audit and edition, had an act all of them.
    expect(inbox.length + 6).toBeLessThanOrEqual(100);
  });
});
