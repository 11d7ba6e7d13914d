import type { RouteDefinition } from '#domain/approvals/route.ts';
import type { Use } from '#domain/masters/master.ts';
import { spanOf } from '#domain/masters/states.ts';
import type { WatchedAmount } from '#domain/tenants/masters.ts';

type Resting = {
  readonly routes: readonly RouteDefinition[];
  readonly watchedAmounts: readonly WatchedAmount[];
};

/** What rests on items: routes that are of some of them alone, and amounts that are watched. */
export const itemUses = ({ routes, watchedAmounts }: Resting): readonly Use[] => [
  ...routes.flatMap(({ name, itemCodes, validFrom, validTo }) =>
    itemCodes.map((id) => ({
      id,
      span: spanOf({ validFrom, ...(validTo === undefined ? {} : { validTo }) }),
      words: `承認ルート「${name}」`,
    })),
  ),
  ...watchedAmounts.map(({ itemCode: id }) => ({ id, span: spanOf({}), words: '会社設定の確認する金額' })),
];
