import { listChangesOfUser } from '#contract/masters/person-history.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { departmentOn } from '#domain/departments/department-on.ts';
import { namedGrades } from '#domain/grades/named-grade.ts';
import { isUserId } from '#domain/kernel/ids.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { roleWords } from '#domain/rights/grants.ts';
import { personChangeLines } from '#domain/users/person-change.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { storedPersonRow } from '#lambdas/settings/people-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { personChanges } from './person-change-store.ts';

/** 履歴 of somebody: who changed what of him, old and new, newest first. */
export const listChangesOfUserEndpoint = endpoint(listChangesOfUser, async (request, context) => {
  const { params, query, at } = request;
  const { entryId: userId } = params;
  const { table } = context;
  if (!isUserId(userId)) return refuse({ kind: 'not-found' });
  const [row, { access, departments, grades }, { changes, nextCursor }] = await Promise.all([
    storedPersonRow(table, userId),
    freshMastersOf(table),
    personChanges(context, userId, query),
  ]);
  if (row === undefined) return refuse({ kind: 'not-found' });
  const { called } = namedGrades(grades);
  const today = jstDateOf(at);
  const calling = {
    department: (id: string) => departmentOn(departments, id, today)?.name ?? id,
    role: (role: Parameters<typeof roleWords>[0]) => roleWords(role, access) ?? role,
    grade: called,
  };
  return accept({
    items: changes.map(({ version, at: when, byName, ...told }) => ({
      version,
      at: when,
      byName,
      lines: [...personChangeLines(told, calling)],
    })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  });
});
