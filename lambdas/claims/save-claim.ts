import * as claims from '#contract/claims.ts';
import { saveClaim } from '#domain/claims/save-claim.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { mastersOf, readMastersAhead } from '#lambdas/settings/tenant-masters.ts';
import { actOnClaim } from './act-on-claim.ts';
import { evidenceStored } from './claim-store.ts';
import { answerAct } from './answer-act.ts';
import { originalsOf } from './refund-originals.ts';
import { standingOf } from './sitting.ts';
import { departmentNotYours, departmentOf } from '#lambdas/users/own-department.ts';
import { gradeOf } from './judge-claim.ts';
import { judgeContent } from './sent-content.ts';

export const saveClaimEndpoint = endpoint(claims.saveClaim, async (request, context) => {
  const { actor, at, body, params } = request;
  const acting = { request, context, action: 'claim.save' as const };
  readMastersAhead(context.table, actor.userId);
  const saved = await actOnClaim(acting, params.claimId, {
    whenOvertaken: { kind: 'claim-changed-meanwhile' },
    whenFurtherFails: () => ({ kind: 'evidence-not-stored' }),
    decide: async ({ claim, evidence, acts }) => {
      const asking = { applicantId: claim.applicantId, claimId: claim.id };
      const [masters, originals] = await Promise.all([
        mastersOf(context.table),
        originalsOf(context.table, body.lines, asking),
      ]);
      const grade = await gradeOf(masters, claim.applicantId);
      const writer = { grade, at, rules: context.law.rules, before: claim };
      const judged = judgeContent({ ...body, evidence, originals }, masters, writer);
      if (!judged.ok) return judged;
      const { content, lines, verdict, receipts } = judged.value;
      const { expectedVersion } = body;
      const department = await departmentOf(masters, actor, { departmentId: content.departmentId, at });
      const decision = saveClaim(claim, { by: actor, at, expectedVersion, content, department });
      if (!decision.ok)
        return refuse(
          decision.refusal.kind === 'department-not-yours' ? departmentNotYours : decision.refusal,
        );
      return accept({
        claim: decision.value.claim,
        content: { lines, verdict, originals },
        masters,
        standing: standingOf(acts, { sittingId: body.sitting, at }),
        further: { receipts: receipts.map((id) => evidenceStored(claim.id, id)) },
      });
    },
  });
  return answerAct(acting, saved);
});
