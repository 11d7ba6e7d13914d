import { describe, expect, test } from 'vitest';
import type { RouteDefinition } from '#domain/approvals/route.ts';
import { addDays } from '#domain/calendar/calendar-date.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { lookIntoRoutes } from '#lambdas/approvals/look-into-routes.ts';
import { officesOf } from '#lambdas/approvals/office-sight.ts';
import type { People } from '#lambdas/settings/tenant-masters.ts';
import { minato } from '#local/seed/minato.ts';
import { actorOf, day } from '#test/builders/claims.ts';

/** People of whom it is known who was asked for. */
const counted = ({ isAll = true }: { readonly isAll?: boolean } = {}) => {
  const asked: UserId[] = [];
  let some = 0;
  const people: People = {
    withId: async (id) => {
      asked.push(id);
      return undefined;
    },
    at: async () => [],
    some: async () => {
      some += 1;
      return { people: [], isAll };
    },
    hasOwnPassword: async () => true,
  };
  return { people, asked, timesOfRoles: () => some };
};
const { userId: applicant } = actorOf('田中花子');
const { userId: other } = actorOf('佐藤健一');

describe('one look at a company of many routes', () => {
  const [shipped] = minato.masters.routes;
  /** Sixty people a route, whom no other names. */
  const routes: readonly RouteDefinition[] = [0, 1, 2].map((at) => ({
    ...(shipped as RouteDefinition),
    name: `ルート${at}`,
    steps: [
      {
        name: '承認',
        when: [],
        approver: {
          kind: 'any-of',
          rules: Array.from({ length: 60 }, (_, one) => ({
            kind: 'person' as const,
            userId: `${at}-${one}` as UserId,
          })),
        },
      },
    ],
  }));

  test('reads whoever may vote by their roles, and judges all of its routes', async () => {
    const { people, asked, timesOfRoles } = counted();
    const masters = {
      ...minato.masters,
      routes,
      people,
      places: 1,
      unseen: undefined,
      wantsSecondPerson: false,
    };
    const look = await lookIntoRoutes(masters, routes, day('2026-11-30'));
    expect([asked, look.unlooked, look.holes.length]).toEqual([[], 0, 4]);
    // One for each role that lets its holders vote.
    expect(timesOfRoles()).toBe(4);
  });

  test('of more approvers than one look reads asks for a hundred people and posts, and on the next days for the others', async () => {
    const seen = new Set<UserId>();
    for (const days of [0, 1, 2]) {
      const { people, asked } = counted({ isAll: false });
      const masters = {
        ...minato.masters,
        routes,
        people,
        places: 1,
        unseen: undefined,
        wantsSecondPerson: false,
      };
      // oxlint-disable-next-line no-await-in-loop -- one day after the other
      const look = await lookIntoRoutes(masters, routes, addDays(day('2026-11-30'), days));
      const named = asked.filter((id) => id.includes('-'));
      expect([named.length, look.unlooked]).toEqual([60, 2]);
      for (const id of named) seen.add(id);
    }
    expect(seen.size).toBe(180);
  });
});

test('8.2.2 the offices of many claims are looked up once', async () => {
  const { people, timesOfRoles } = counted();
  const officeOf = officesOf({ people, access: minato.masters.access });
  expect(await officeOf([], applicant)).toBeUndefined();
  expect(timesOfRoles()).toBe(0);
  expect(await officeOf(['HR'], applicant)).toBe('経理の確定');
  const once = timesOfRoles();
  for (let claims = 0; claims < 200; claims += 1)
    // oxlint-disable-next-line no-await-in-loop
    await officeOf(['HR'], claims % 2 === 0 ? applicant : other);
  expect(timesOfRoles()).toBe(once);
});
