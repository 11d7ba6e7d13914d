import { isCalendarDate } from '#domain/kernel/time.ts';
import { shippedRules } from '#domain/rules/shipped-rules.ts';
import type { LawRules } from '#domain/rules/law-rules.ts';
import { pendingIds, withSwitchedOn, type SwitchedOn } from '#domain/rules/switch-on.ts';

/** The law of this stage, and what of it an operator switched on, which browsers are told. */
export type StageLaw = { readonly rules: LawRules; readonly switchedOn: readonly SwitchedOn[] };

const rowIn = (row: unknown): SwitchedOn => {
  const { id, validFrom, validTo } = Object(row);
  const isDated = isCalendarDate(validFrom) && (validTo === undefined || isCalendarDate(validTo));
  if (!pendingIds(shippedRules).includes(id) || !isDated || (validTo !== undefined && validTo < validFrom))
    throw new Error(`no pending row of law with its days: ${JSON.stringify(row)}`);
  return { id, validFrom, ...(validTo === undefined ? {} : { validTo }) };
};

/**
 * @param json array of `{ id, validFrom, validTo? }`, as deployment/settings.ts has it
 * @throws Error where a row is none of ours or has no days: judging by half a law is worse than not judging
 */
export const stageLawIn = (json: string): StageLaw => {
  const rows: unknown = JSON.parse(json);
  if (!Array.isArray(rows)) throw new Error('rows of law are a list');
  const switchedOn = rows.map(rowIn);
  return { rules: withSwitchedOn(shippedRules, switchedOn), switchedOn };
};
