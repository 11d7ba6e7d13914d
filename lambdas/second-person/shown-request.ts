import { jstDateOf } from '#domain/calendar/jst.ts';
import { departmentOn } from '#domain/departments/department-on.ts';
import { namedGrades } from '#domain/grades/named-grade.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { roleWords } from '#domain/rights/grants.ts';
import { aloneFromMillis, endsAtMillis, stateAt } from '#domain/second-person/request.ts';
import { holds } from '#domain/rights/reach.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { personChangeLines, type FactsOfPerson } from '#domain/users/person-change.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { ChangeAsked } from '#lambdas/settings/second-hand.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { originOf } from './origin.ts';
import type { StoredRequest } from './request-store.ts';

type Naming = Pick<TenantMasters, 'access' | 'departments' | 'grades' | 'people'> & {
  readonly rights: Grants;
  readonly table: TenantTable;
};

/** Where he is reached is told to whoever may look at people. */
const bare = ({ email: _email, loginId: _loginId, ...facts }: FactsOfPerson): FactsOfPerson => facts;

/** In the words of the screens; what is called otherwise since is called as it is now. */
const shownChange = (change: ChangeAsked, { access, departments, grades, rights }: Naming, at: Instant) => {
  if (change.kind === 'grant') return { ...change, parts: [...change.parts] };
  if (change.kind !== 'person') return change;
  const { kind, userId, name, from, to } = change;
  const today = jstDateOf(at);
  const told = holds(rights, 'users.read') ? { from, to } : { from: bare(from), to: bare(to) };
  const lines = personChangeLines(told, {
    department: (id) => departmentOn(departments, id, today)?.name ?? id,
    role: (role) => roleWords(role, access) ?? role,
    grade: namedGrades(grades).called,
  });
  return { kind, userId, name, lines: [...lines] };
};

/** A request as screens have it, by the clock. */
export const shownRequest = async (found: StoredRequest, naming: Naming, at: Instant) => {
  const { id, request, guarded } = found;
  const origin = await originOf(found, naming, at);
  const { state: _state, isAlone, askedAt, ...told } = request;
  return {
    ...told,
    id,
    askedAt,
    state: stateAt(request, at),
    expiresAt: instantOf(new Date(endsAtMillis(askedAt))),
    ...(isAlone === true ? { aloneFrom: instantOf(new Date(aloneFromMillis(askedAt))) } : {}),
    gains: [...guarded.gains],
    change: shownChange(guarded.change, naming, at),
    ...(origin === undefined ? {} : { origin }),
  };
};
