import { resolveRoute, type RouteQuestion } from '#domain/approvals/resolve-route.ts';
import type { RouteDefinition } from '#domain/approvals/route.ts';
import { assert } from '#domain/kernel/assert.ts';
import { yen } from '#domain/money/yen.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { MastersWithPeople } from '#domain/settings/masters.ts';
import { minato } from '#local/seed/minato.ts';
import { candidatesOf } from '#test/builders/candidates.ts';
import { day, userOf } from '#test/builders/claims.ts';

export const definitionOf = ({ routes }: MastersWithPeople, id: string): RouteDefinition => {
  const found = routes.find((route) => route.id === id);
  assert(found !== undefined, `route ${id} exists`);
  return found;
};

type Question = {
  readonly by?: string;
  readonly department?: string;
  readonly total?: number;
  readonly accountsUsed?: readonly string[];
  readonly route?: string;
  readonly masters?: MastersWithPeople;
  readonly on?: string;
};
export const questionOf = ({
  by = '田中花子',
  department = 'sales-1',
  total = 11_000,
  accountsUsed = ['764'],
  route = 'R-01',
  masters = minato.masters,
  on = '2026-06-15',
}: Question = {}): RouteQuestion => ({
  definition: definitionOf(masters, route),
  departments: masters.departments,
  users: candidatesOf(masters),
  fallbackApproverId: masters.approval.fallbackApproverId,
  applicantId: userOf(masters, by).id,
  departmentId: department,
  total: yen(total),
  accountsUsed,
  on: day(on),
});
export const resolved = (question: Question = {}) => {
  const result = resolveRoute(questionOf(question));
  return result.ok
    ? result.value.steps.map(
        ({ name, approvers }) => `${name}: ${approvers.map((one) => one.name).join(' / ')}`,
      )
    : result.refusal;
};
export const standInsOf = (question: Question) => {
  const result = resolveRoute(questionOf(question));
  return result.ok ? result.value.steps.map(({ isStandIn }) => isStandIn) : result.refusal;
};
export const changed = (name: string, change: Partial<User>): MastersWithPeople => ({
  ...minato.masters,
  users: minato.masters.users.map((user) => (user.name === name ? { ...user, ...change } : user)),
});

export const accounting = ['経理担当: 高橋美咲 / 中村翔', '経理部長: 伊藤誠'];
