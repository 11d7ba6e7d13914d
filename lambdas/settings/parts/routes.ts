import { noneOfList } from '#domain/text/none-of-list.ja.ts';
import { gzipSync } from 'node:zlib';
import { replaceRoutes, showRoutes } from '#contract/settings/routes.ts';
import type { SentRoutes } from '#contract/shapes/route.ts';
import type { FieldError } from '#contract/shapes/field-errors.ts';
import { ruleOf, wordsOf } from '#domain/approvals/approver-words.ts';
import type { ApproverRule } from '#domain/approvals/route.ts';
import { rulesOf } from '#domain/approvals/resolve-route.ts';
import { routesOf, routesThatDiffer, typedRoutes } from '#domain/approvals/sent-routes.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { codesNotOver } from '#domain/masters/coded-rows.ts';
import { lastDay } from '#domain/masters/states.ts';
import { roleWords } from '#domain/rights/grants.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';

const isThere = async (
  rule: ApproverRule,
  { departments, access, people }: TenantMasters,
  today: CalendarDate,
): Promise<boolean> => {
  switch (rule.kind) {
    case 'post':
      return departments.some(({ id, validTo = lastDay }) => id === rule.departmentId && validTo >= today);
    case 'role':
      return roleWords(rule.role, access) !== undefined;
    case 'person':
      return (await people.withId(rule.userId))?.isActive === true;
    case 'department-head':
    case 'division-head':
    case 'any-of':
      return true;
  }
};

/** Approvers who are nobody of the company's; what stood there before stands in nobody's way. */
const unknownApprovers = async (
  value: SentRoutes,
  masters: TenantMasters,
  today: CalendarDate,
): Promise<readonly FieldError[]> => {
  const stood = new Set(masters.routes.flatMap(rulesOf).flatMap(wordsOf));
  const asked = value.flatMap(({ steps }, route) =>
    steps.flatMap(({ approvers }, step) =>
      approvers.map((word) => ({ word, path: `${route}.steps.${step}.approvers` })),
    ),
  );
  const known = await Promise.all(
    asked.map(async ({ word }) => {
      const rule = ruleOf(word);
      return rule === undefined || stood.has(word) || (await isThere(rule, masters, today));
    }),
  );
  return asked.flatMap(({ path }, at) =>
    known[at] === true ? [] : [{ path, message: noneOfList('承認者') }],
  );
};

const unknownCodes = (
  value: SentRoutes,
  { items, accounts, routes }: TenantMasters,
  today: CalendarDate,
): readonly FieldError[] => {
  const before = typedRoutes(routes);
  const itemCodes = new Set([
    ...codesNotOver(items, today),
    ...before.flatMap((route) => route.itemCodes ?? []),
  ]);
  const accountCodes = new Set([
    ...codesNotOver(accounts, today),
    ...before.flatMap(({ steps }) => steps.flatMap(({ forAccounts = [] }) => forAccounts)),
  ]);
  return value.flatMap(({ id, itemCodes: covered = [], steps }, at) => [
    ...(value.findIndex((route) => route.id === id) < at
      ? [{ path: `${at}.id`, message: '同じルートIDがあります' }]
      : []),
    ...(covered.every((code) => itemCodes.has(code))
      ? []
      : [{ path: `${at}.itemCodes`, message: noneOfList('経費科目') }]),
    ...steps.flatMap(({ forAccounts = [] }, step) =>
      forAccounts.every((code) => accountCodes.has(code))
        ? []
        : [{ path: `${at}.steps.${step}.forAccounts`, message: noneOfList('勘定科目') }],
    ),
  ]);
};

/**
 * 200 routes of 15 steps are some 300,000 bytes, and 40,000 packed. An answer holds 1 MB, of a change what was and what is;
 * the row and the change's audit item 400 kB each, the latter with both of them packed and sealed.
 */
const mostBytes = 380_000;
const mostPackedBytes = 90_000;

const whyTooMuch = (value: SentRoutes, kept: unknown): string | undefined =>
  Buffer.byteLength(JSON.stringify(value)) > mostBytes ||
  gzipSync(JSON.stringify(kept)).length > mostPackedBytes
    ? '承認ルートの登録量が上限を超えています。使わないルートを削除するか、同じ承認者のルートを1つにまとめてください'
    : undefined;

/** 承認ルート. A claim that is under way keeps the route under which it began. */
const part = settingPart(replaceRoutes, {
  inForce: ({ routes }) => typedRoutes(routes),
  kept: (value, { masters: { routes }, stored }) => routesOf(value, routes, stored.version + 1),
  whyTooMuch,
  toldInShort: routesThatDiffer,
  check: async (value, masters, { at }) => [
    ...unknownCodes(value, masters, jstDateOf(at)),
    ...(await unknownApprovers(value, masters, jstDateOf(at))),
  ],
});
export const showRoutesEndpoint = endpoint(showRoutes, part.show);
export const replaceRoutesEndpoint = endpoint(replaceRoutes, part.replace);
