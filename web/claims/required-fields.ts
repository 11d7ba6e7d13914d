import type { Ask } from '#domain/rules/ask.ts';
import { fieldsOfLine } from '#domain/lines/draft-line.ts';
import type { ItemAsks } from '#domain/rules/item-kinds.ts';
import { asksOfLine } from '#domain/verdicts/check-asks.ts';
import { fieldsOfHead } from '#domain/verdicts/judge-incomplete.ts';
import { itemOfLine, type LineFieldsProps } from '#web/claims/line-fields.ts';

/** The fields of the form in which an ask is answered, by their paths. */
const answeredIn: Readonly<Record<keyof ItemAsks, readonly string[]>> = {
  supplier: ['supplier.name'],
  registration: ['supplier.registrationNumber'],
  journey: ['journey.from', 'journey.to'],
  lodging: ['lodging.city', 'lodging.nights'],
  perDiem: ['perDiemDays'],
  participants: ['participants.headcount'],
  recipients: ['participants.outside'],
  purpose: ['memo'],
  // By the supplier too, and that is asked for itself where it has to be said.
  described: ['memo'],
};

const isAsk = (name: string): name is keyof ItemAsks => Object.hasOwn(answeredIn, name);

const isRequired = (ask: Ask): boolean => ask === 'required';

/** Asks that have to be answered: those without an answer keep the claim from being submitted. */
const requiredAsks = (asks: ItemAsks, isNamed: boolean): readonly (keyof ItemAsks)[] => {
  return Object.keys(answeredIn)
    .filter(isAsk)
    .filter((name) => isRequired(asks[name]))
    .filter((name) => name !== 'described' || (!isRequired(asks.supplier) && !isNamed));
};

/** The fields of a line that must be filled in, by their paths: from what judges it, so that marks never say otherwise. */
export const requiredFields = ({
  line,
  form,
}: Pick<LineFieldsProps, 'line'> & {
  readonly form: Pick<LineFieldsProps['form'], 'items'>;
}): ReadonlySet<string> => {
  const item = itemOfLine(line, form);
  const always = Object.keys(fieldsOfLine);
  if (item === undefined) return new Set(always);
  const parts = line.isSplit ? line.parts : [line];
  const asks = asksOfLine({ item, parts });
  return new Set([
    ...always,
    ...requiredAsks(asks, line.supplierName.trim() !== '').flatMap((name) => answeredIn[name]),
  ]);
};

/** The same of the claim's head. */
export const isRequiredOfHead = (path: string): boolean => Object.hasOwn(fieldsOfHead, path);
