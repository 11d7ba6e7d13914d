import type { BodyOf } from '#contract/endpoint.ts';
import type { correctClaim } from '#contract/corrections.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { PlannedCorrections } from '#domain/corrections/plan-corrections.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { labelsToApprove, type Labelled } from '#domain/labels/borne-label.ts';
import { withLabelsOfItems } from '#domain/labels/bring-labels.ts';
import { withCorrectedItem } from '#domain/lines/line-correction.ts';
import { seesLabels } from '#domain/rights/sight.ts';
import type { Acting } from '#lambdas/claims/commit-act.ts';
import type { Correctable } from './corrections-of-claim.ts';

const mayNotSee = 'この経費科目には、自分に閲覧権限のない情報のラベルが付いているため選べません';

type Correcting = Pick<Acting['request'], 'actor' | 'at'> & { readonly correctable: Correctable };

/**
 * What the claim bears after a correction: with what the 経費科目 bring along that are chosen by it. Lines of which it says
 * another thing bring nothing: whoever corrects a day chose no 経費科目. Refused at the line whose choice is why.
 */
export const broughtLabels = (
  { actor, at, correctable: { claim, lines, masters } }: Correcting,
  { changes, corrections: decided }: PlannedCorrections,
  { corrections: wanted }: Pick<BodyOf<typeof correctClaim>, 'corrections'>,
): Result<Labelled, RefusalOf<'input-malformed'>> => {
  const chosen = new Set(changes.flatMap(({ field, lineId }) => (field === 'item' ? [lineId] : [])));
  let borne: Labelled = claim;
  const fields: { readonly path: string; readonly message: string }[] = [];
  for (const line of lines.filter(({ id }) => chosen.has(id))) {
    const brought = withLabelsOfItems(borne, {
      masters,
      lines: [withCorrectedItem(line, decided)],
      today: jstDateOf(at),
      by: 'office',
    });
    const path = `corrections.${wanted.findIndex(({ lineId }) => lineId === line.id)}.itemCode`;
    // Whoever corrects goes on seeing what he did.
    const isSeen = seesLabels(actor.sight, labelsToApprove(brought.borne));
    const messages = isSeen ? brought.faults.map(({ message }) => message) : [mayNotSee];
    fields.push(...messages.map((message) => ({ path, message })));
    ({ borne } = brought);
  }
  return fields.length > 0 ? refuse({ kind: 'input-malformed', fields }) : accept(onlyLabels(borne));
};

const onlyLabels = ({ labels, evidenceLabels }: Labelled): Labelled => ({
  ...(labels === undefined ? {} : { labels }),
  ...(evidenceLabels === undefined ? {} : { evidenceLabels }),
});
