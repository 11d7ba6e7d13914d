import type { Instant } from '#domain/kernel/time.ts';
import { whoDecideBeside } from '#domain/second-person/independent.ts';
import { aloneDays, stateAt } from '#domain/second-person/request.ts';
import type { CompanyTaskKind } from '#domain/tasks/task-kinds.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { keepersOf } from '#lambdas/second-person/keepers.ts';
import { storedRequest, waitingOnes } from '#lambdas/second-person/request-store.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';

type Task = { readonly kind: CompanyTaskKind; readonly count: number; readonly examples: readonly string[] };

/** A home says what to do, and its page the rest. */
const mostExamples = 3;

/** 承認の依頼 that wait for him, and that nobody could decide about one: of a company that wants two administrators. */
export const secondPersonTasks = async (
  context: Pick<TenantContext, 'table' | 'sealed'>,
  masters: TenantMasters,
  { actor, at }: { readonly actor: Actor; readonly at: Instant },
): Promise<readonly (Task & { readonly isMore: false })[]> => {
  if (!masters.wantsSecondPerson) return [];
  const [waiting, keepers] = await Promise.all([waitingOnes(context), keepersOf(context, masters)]);
  const others = waiting.filter(
    ({ askedBy, askedAt }) =>
      askedBy !== actor.userId && stateAt({ state: 'waiting', askedAt }, at) === 'waiting',
  );
  const first = await Promise.all(others.slice(0, mostExamples).map(({ id }) => storedRequest(context, id)));
  const examples = first.flatMap((found) =>
    found === undefined ? [] : [`${found.request.askedByName}さん：${found.guarded.gains.join('、')}`],
  );
  const missing = `依頼は${aloneDays}日待ってから、自分で実行することになります`;
  const isMore = false;
  return [
    ...(others.length === 0
      ? []
      : [{ kind: 'second-person-waits' as const, count: others.length, examples, isMore } as const]),
    ...(whoDecideBeside(actor.userId, keepers, at) >= 2
      ? []
      : [{ kind: 'second-person-missing' as const, count: 1, examples: [missing], isMore } as const]),
  ];
};
