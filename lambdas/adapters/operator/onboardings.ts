import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { MailVerdict } from '#domain/operators/onboarding.ts';
import { cursorBehind, sortKeyIn } from '#lambdas/adapters/tenant/cursor.ts';
import type { Item } from '#lambdas/adapters/sign-in/token-rows.ts';
import { onboardingOrder, onboardingProgress } from '#rows/onboarding.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { OperatorWrite } from './operator-transaction.ts';

type Order = ReturnType<typeof onboardingOrder.read>;
type Progress = ReturnType<typeof onboardingProgress.read>;

/** 会社の開設, as it was ordered and how far it came. */
export type Onboarding = {
  readonly tenantId: TenantId;
  readonly order: Order;
  readonly progress?: Progress;
};

const ordersIn = (item: Item): readonly { readonly tenantId: TenantId; readonly order: Order }[] => {
  const parts = storedPartsOf(onboardingOrder, item);
  return parts === undefined ? [] : [{ tenantId: parts.tenantId, order: onboardingOrder.read(item) }];
};

export const onboardingsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const get = async (Key: Record<string, string>) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const withProgress = async (
    found: readonly { readonly tenantId: TenantId; readonly order: Order }[],
  ): Promise<readonly Onboarding[]> =>
    Promise.all(
      found.map(async (one) => {
        const item = await get(onboardingProgress.primaryKey({ tenantId: one.tenantId }));
        return item === undefined ? one : { ...one, progress: onboardingProgress.read(item) };
      }),
    );
  const query = async (below: string | undefined, limit: number) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: `PK = :pk${below === undefined ? '' : ' AND SK < :sk'}`,
        ExpressionAttributeValues: {
          ':pk': onboardingOrder.partitionKey({}),
          ...(below === undefined ? {} : { ':sk': below }),
        },
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    return Items.flatMap(ordersIn);
  };
  return {
    find: async (tenantId: TenantId): Promise<Onboarding | undefined> => {
      const item = await get(onboardingOrder.primaryKey({ tenantId }));
      return item === undefined ? undefined : (await withProgress(ordersIn(item)))[0];
    },
    /** The newest first. Throws `MalformedCursor`. */
    page: async ({ limit, cursor }: { readonly limit: number; readonly cursor?: string }) => {
      const below = cursor === undefined ? undefined : sortKeyIn(cursor, onboardingOrder.among({}));
      const found = await query(below, limit + 1);
      const last = found[limit - 1];
      const items = await withProgress(found.slice(0, limit));
      return found.length > limit && last !== undefined
        ? { items, nextCursor: cursorBehind(last.tenantId) }
        : { items };
    },
    /** Of those ordered last, whether one that was not given up has this code. */
    isAsked: async (companyCode: string): Promise<boolean> =>
      (await query(undefined, mostLooked)).some(
        ({ order }) => order.code === companyCode && order.givenUpAt === undefined,
      ),
  };
};
export type Onboardings = ReturnType<typeof onboardingsOf>;

/** The code itself is claimed once by the function; this only spares an operator a stop. */
const mostLooked = 50;

export const onboardingFiled = (tenantId: TenantId, order: Order): OperatorWrite => ({
  kind: 'put',
  table: 'control',
  item: onboardingOrder.stored({ tenantId }, order),
  condition: { expression: 'attribute_not_exists(PK)' },
});

/** Over the attempt that was seen. */
const orderChanged = (
  tenantId: TenantId,
  seen: number,
  set: {
    readonly attempt?: number;
    readonly verdict?: MailVerdict;
    readonly givenUpAt?: Instant;
    readonly takenUpAt?: Instant;
  },
  remove: readonly ('verdict' | 'email' | (typeof names)[number])[],
): OperatorWrite => ({
  kind: 'update',
  table: 'control',
  key: onboardingOrder.primaryKey({ tenantId }),
  change: onboardingOrder.change({ set, remove }),
  condition: { expression: 'attempt = :seen AND attribute_not_exists(givenUpAt)', values: { ':seen': seen } },
});

export const onboardingTakenUp = (
  tenantId: TenantId,
  seen: number,
  { verdict, at }: { readonly verdict: MailVerdict | undefined; readonly at: Instant },
): OperatorWrite =>
  orderChanged(
    tenantId,
    seen,
    { attempt: seen + 1, takenUpAt: at, ...(verdict === undefined ? {} : { verdict }) },
    verdict === undefined ? ['verdict'] : [],
  );

const names = ['name', 'loginId'] as const;

export const onboardingGivenUp = (tenantId: TenantId, seen: number, at: Instant): OperatorWrite =>
  orderChanged(tenantId, seen, { givenUpAt: at }, [...names, 'email']);
