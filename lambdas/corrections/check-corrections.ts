import * as corrections from '#contract/corrections.ts';
import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import { mayBeCorrected } from '#domain/claims/correct-claim.ts';
import { deriveJournals } from '#domain/journals/derive-journals.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { sayLabels } from '#domain/labels/say-labels.ts';
import { sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { shownTo } from '#domain/duplicates/judge-duplicates.ts';
import { readsEntries } from '#lambdas/claims/claim-view.ts';
import { findClaim } from '#lambdas/claims/claim-store.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { draftViewsWith } from '#lambdas/journals/entry-view.ts';
import { broughtLabels } from './brought-labels.ts';
import { correctableOf, plannedOf } from './corrections-of-claim.ts';

/** The same decision as the correction's own, shown and not written. */
export const checkCorrectionsEndpoint = endpoint(corrections.checkCorrections, async (request, context) => {
  const { actor, at, body, params } = request;
  const found = await findClaim(context.table, params.claimId);
  if (found === undefined || !mayReadClaim(actor, found.claim)) return refuse({ kind: 'not-found' });
  const open = mayBeCorrected(found.claim, { by: actor, expectedVersion: body.expectedVersion });
  if (!open.ok) return open;
  const correctable = await correctableOf(context, { ...found, claim: open.value }, at);
  const planned = plannedOf(correctable, body);
  if (!planned.ok) return planned;
  const labels = broughtLabels({ actor, at, correctable }, planned.value, body);
  if (!labels.ok) return labels;
  const labelled = { from: sayLabels(open.value), to: sayLabels(labels.value) };
  const { lines, masters } = correctable;
  const entriesOf = (decided: Pick<typeof correctable, 'verdict' | 'corrections'>) =>
    draftViewsWith(masters)(deriveJournals({ claim: open.value, lines, masters, at, ...decided }));
  const { verdict, corrections: after, changes } = planned.value;
  const touched = new Set(body.corrections.map(({ lineId }) => lineId));
  const warnings = verdict.lines
    .filter(({ lineId }) => touched.has(lineId))
    .flatMap(({ lineId, findings }) =>
      findings
        .filter(({ severity }) => severity === 'warn')
        .map((finding) => ({ lineId, text: sayFinding(shownTo(actor, finding)) })),
    );
  return accept({
    changes,
    warnings,
    ...(labelled.from === labelled.to ? {} : { labelled }),
    ...(readsEntries(actor, found.claim)
      ? {
          entries: {
            before: entriesOf({ verdict: correctable.verdict, corrections: correctable.corrections }),
            after: entriesOf({ verdict, corrections: after }),
          },
        }
      : {}),
  });
});
