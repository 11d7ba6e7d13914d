import * as v from 'valibot';
import { namesIn } from '#contract/shapes/path-names.ts';
import { viewThroughGrant } from '#contract/operator/support.ts';
import type { Refusal } from '#contract/refusals/every-refusal.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { isInForceFor } from '#domain/support/support-grant.ts';
import { readingParts } from '#domain/support/support-readings.ts';
import type { SupportContext } from '#lambdas/adapters/operator/support-context.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { grantTarget } from './operators-grant-view.ts';
import { readerUnder } from './reader-under-grant.ts';
import { readings } from './readings.ts';
import { recordSupportView } from './record-support-view.ts';

const texts = v.optional(v.record(v.string(), v.string()), {});
const askedShape = v.pipe(
  v.optional(v.string(), '{}'),
  v.parseJson(),
  v.strictObject({ params: texts, query: texts }),
);

const malformed = (message: string) =>
  refuse({ kind: 'input-malformed' as const, fields: [{ path: 'asked', message }] });

/** In one sentence for the field of what was asked; words of all refusals are loaded for one alone. */
const whyNot = async (refusal: Refusal): Promise<string> => {
  const [first] = refusal.kind === 'input-malformed' ? refusal.fields : [];
  if (first !== undefined) return first.message;
  const { everyRefusal } = await import('#contract/refusals/every-refusal.ts');
  return `この条件では表示できません（${everyRefusal.get(refusal.kind)?.title ?? refusal.kind}）`;
};

const recorded = <P extends { readonly tenantId: string; readonly grantId: string }>() => ({
  action: 'support.view',
  target: ({ params, query }: { readonly params: P; readonly query: { readonly reading: string } }) =>
    `${grantTarget(params)} ${query.reading}`,
});

/**
 * One reading under a grant, which is asked for anew with each: whatever ended it, the next request reads nothing. It is told in the
 * company's list and audit, and in the operators' trail, before it is answered.
 */
export const viewThroughGrantEndpoint = operatorEndpoint(
  viewThroughGrant,
  recorded(),
  async (request, context: SupportContext) => {
    const { params, query, operator, at } = request;
    const [grant, isServed] = await Promise.all([
      context.findGrant(params),
      context.isServed(params.tenantId),
    ]);
    if (grant === undefined || grant.operatorId !== operator.operatorId) return refuse({ kind: 'not-found' });
    const { until } = grant;
    if (!isServed || until === undefined || !isInForceFor(grant, { operatorId: operator.operatorId, at }))
      return refuse({ kind: 'grant-not-in-force' });
    if (!grant.parts.includes(readingParts[query.reading])) return refuse({ kind: 'part-not-granted' });
    const asked = v.safeParse(askedShape, query.asked);
    if (!asked.success) return malformed('見る対象の指定が正しくありません');

    const given = { ...grant, until };
    const [endpoint, tenant] = await Promise.all([readings[query.reading](), context.tenantUnder(given)]);
    const within: TenantContext = {
      ...tenant,
      table: tenant.table.within(request.patience),
      // Whatever a reading tells, it is the operator who read.
      audit: (asking, entry, id) =>
        tenant.audit({ ...asking, actor: { userId: operator.operatorId } }, entry, id),
    };
    // What is told to the company is what was asked for: nothing that the reading does not know, and no other name beside the path's.
    const { path, query: known } = endpoint.contract;
    const names = namesIn(path);
    const isOfReading =
      Object.keys(asked.output.params).every((name) => names.includes(name)) &&
      Object.keys(asked.output.query).every((name) => !names.includes(name)) &&
      (known !== undefined || Object.keys(asked.output.query).length === 0);
    if (!isOfReading) return malformed('見る対象の指定が正しくありません');
    const actor = await readerUnder(given, within, at);
    const found = await endpoint.serve(
      { ...request, ...asked.output, body: undefined, actor },
      async () => within,
    );
    if (!found.ok && found.refusal.kind !== 'not-found') return malformed(await whyNot(found.refusal));
    // Also what was not there: whoever tries ids is seen by the company.
    await recordSupportView(
      given,
      {
        reading: query.reading,
        what: `${endpoint.contract.summary}${found.ok ? '' : '（該当なし）'}`,
        asked: { ...asked.output.query, ...asked.output.params },
      },
      { request, context: within },
    );
    if (!found.ok) return refuse({ kind: 'not-found' });
    const answer: object = Object(found.value.body);
    return accept({ reading: query.reading, answer, until });
  },
);
