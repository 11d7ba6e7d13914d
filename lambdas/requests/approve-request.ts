import * as v from 'valibot';
import { approveRequest } from '#contract/operator/requests.ts';
import type { Refusal } from '#contract/refusals/every-refusal.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { requestDecided, type ActRequest } from '#lambdas/adapters/operator/act-requests.ts';
import { operatorAuditWrite } from '#lambdas/adapters/operator/operator-audit.ts';
import type { Operator } from '#lambdas/http/call.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { momentInWords } from '#domain/calendar/moment-in-words.ja.ts';
import { requestTarget } from '#lambdas/two-person/request-target.ts';
import { verdictOn, viewOf } from '#lambdas/two-person/request-view.ts';
import type { TwoPersonAct } from '#lambdas/two-person/two-person-act.ts';
import { actOf } from './two-person-acts.ts';

const outdated = (why: string) => refuse({ kind: 'request-outdated' as const, why });

/** Words of all refusals, which an approval that goes well does not wait for. */
const titleOf = async ({ kind }: Refusal): Promise<string> => {
  const { everyRefusal } = await import('#contract/refusals/every-refusal.ts');
  return everyRefusal.get(kind)?.title ?? kind;
};

/** Sent again after its answer was lost: it is answered again. */
const isOwnDeed = ({ state, decidedBy }: ActRequest, { operatorId }: Operator): boolean =>
  state === 'done' && decidedBy === operatorId;

/** The act's own line in the trail: with the reason of whoever asked, and who that was. */
const actTarget = ({ target }: TwoPersonAct, { asked, requestId, askedBy }: ActRequest): string =>
  // The contract's own shapes read it when it was filed.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  `${target(asked as never)}, ${requestTarget(requestId)} of ${askedBy}`;

/**
 * The second person's word: the act is judged anew as things stand now, and done in one transaction with the end of its request
 * and both lines of the trail. While there is nobody else, the asker may do it himself after 24 hours.
 */
export const approveRequestEndpoint = operatorEndpoint(
  approveRequest,
  { action: 'request.approve', target: ({ params }) => requestTarget(params.requestId) },
  async (request, context, trail) => {
    const { params, body, operator, at, patience } = request;
    const [found, { operators }] = await Promise.all([
      context.requests.find(params.requestId),
      context.operators.list(),
    ]);
    if (found === undefined) return refuse({ kind: 'not-found' });
    const act = await actOf(found.operation);
    const looking = { operator, at, operators };
    if (isOwnDeed(found, operator)) return accept(viewOf(found, looking, act));
    const verdict = verdictOn(found, looking, act);
    if (verdict.kind === 'over') return refuse({ kind: 'request-over' });
    if (verdict.kind === 'not-allowed' || act === undefined) return refuse({ kind: 'not-allowed' });
    // It may be another release's, whose form had other fields.
    const { body: shape } = act.contract;
    if (shape !== undefined && !v.is(shape, found.asked.body))
      return outdated('依頼した後に、入力の項目が変わりました');
    if (verdict.kind === 'about-you') return refuse({ kind: 'request-about-you' });
    if (verdict.kind === 'needs-another') return refuse({ kind: 'request-needs-another' });
    if (verdict.kind === 'waits')
      return refuse({ kind: 'request-waits', from: momentInWords(instantOf(new Date(verdict.fromMillis))) });
    // The contract's own shapes read it when it was filed.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const prepared = await act.prepare(found.asked as never, { by: found.askedBy, at }, context);
    if (!prepared.ok) return outdated(await titleOf(prepared.refusal));
    // Whoever approves it has read this sentence: what it rests on was changed between.
    if (prepared.value.says !== found.says) return outdated('依頼した後に、対象の内容が変わりました');
    const decision = {
      state: 'done',
      decidedBy: operator.operatorId,
      decidedByName: operator.name,
      decidedAt: at,
      decision: body.reason,
    } as const;
    const failed = await context.commit(
      {
        ...prepared.value.writes,
        request: requestDecided(found.requestId, decision),
        trail: trail.told(),
        act: operatorAuditWrite(request, {
          action: act.action,
          target: actTarget(act, found),
          outcome: 'done',
          reason: found.reason,
        }),
      },
      patience,
    );
    if (failed.includes('request')) {
      const now = await context.requests.find(params.requestId);
      return now !== undefined && isOwnDeed(now, operator)
        ? accept(viewOf(now, looking, act))
        : refuse({ kind: 'request-over' });
    }
    if (failed.length > 0) return outdated('同時に変更されました');
    return accept(viewOf({ ...found, ...decision }, looking, act));
  },
);
