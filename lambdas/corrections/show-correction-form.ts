import { mayBearCosts } from '#domain/accounts/may-bear-costs.ts';
import { holdsOn, rowsCalled } from '#domain/masters/coded-rows.ts';
import * as corrections from '#contract/corrections.ts';
import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import { mayBeCorrected } from '#domain/claims/correct-claim.ts';
import { lawDayOf } from '#domain/corrections/choose-correction.ts';
import { valuesOf } from '#domain/corrections/corrected-values.ts';
import { closedThroughOn } from '#domain/posting/posting-date.ts';
import { sayTaxCode } from '#domain/journals/tax-names.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { Period } from '#domain/kernel/time.ts';
import { correctionOf, withCorrectedItem } from '#domain/lines/line-correction.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { itemAt } from '#domain/verdicts/judging.ts';
import { taxChoicesOn } from '#domain/verdicts/tax-choices.ts';
import { findClaim } from '#lambdas/claims/claim-store.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { correctableOf, type Correctable } from './corrections-of-claim.ts';

/** The accounts that a line may be booked to on its day, each once: a company has thousands. */
const accountsFor = (
  lines: readonly ClaimLine[],
  { company, accounts }: Pick<Correctable['masters'], 'company' | 'accounts'>,
) => {
  const days = [...new Set(lines.map(({ spentOn }) => spentOn))];
  const choosable = accounts.filter(
    (account) =>
      account.code !== company.liabilityAccount &&
      account.code !== company.inputTaxAccount &&
      mayBearCosts(account) &&
      days.some((on) => holdsOn(account, on)),
  );
  const [first] = days.toSorted();
  return first === undefined ? [] : rowsCalled(choosable, first).map(({ code, name }) => ({ code, name }));
};

const datedOf = ({ code, name, validFrom, validTo }: Period & { code: string; name: string }) => ({
  code,
  name,
  validFrom,
  ...(validTo === undefined ? {} : { validTo }),
});

const lineOf = (line: ClaimLine, { verdict, corrections: decided, planning }: Correctable) => {
  const judged = verdict.lines.find(({ lineId }) => lineId === line.id);
  const correction = correctionOf(decided, line.id);
  const { context } = planning.judging;
  const counted = withCorrectedItem(line, decided);
  const { kind } = itemAt(context.masters.items, counted.itemCode, line.spentOn) ?? {};
  const on = lawDayOf(line);
  return {
    lineId: line.id,
    values: judged === undefined ? [] : valuesOf(line, { verdict: judged, correction }, planning.showing),
    taxCodes: taxChoicesOn({ on, kind }, context).map(({ taxCode: code }) => ({
      code,
      name: sayTaxCode(code, on),
    })),
    ...(correction === undefined ? {} : { correction }),
    followsOriginal: line.refund?.original !== undefined,
  };
};

export const showCorrectionFormEndpoint = endpoint(
  corrections.showCorrectionForm,
  async ({ actor, at, params }, context) => {
    const found = await findClaim(context.table, params.claimId);
    if (found === undefined || !mayReadClaim(actor, found.claim)) return refuse({ kind: 'not-found' });
    const { claim } = found;
    const open = mayBeCorrected(claim, { by: actor, expectedVersion: claim.version });
    if (!open.ok)
      return refuse({ kind: open.refusal.kind === 'not-allowed' ? 'not-allowed' : 'already-processed' });
    const correctable = await correctableOf(context, { ...found, claim: open.value }, at);
    const { lines, planning } = correctable;
    const { company, items, accounts, departments } = correctable.masters;
    const { today } = planning.showing;
    return accept({
      today,
      closedThrough: closedThroughOn(company, today),
      items: items.map(datedOf),
      accounts: accountsFor(lines, { company, accounts }),
      departments: departments.map(({ id: code, ...row }) => datedOf({ ...row, code })),
      lines: lines.map((line) => lineOf(line, correctable)),
    });
  },
);
