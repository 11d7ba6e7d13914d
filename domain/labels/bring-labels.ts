import type { CalendarDate } from '#domain/kernel/time.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { codesIn, type Labelled } from './borne-label.ts';
import {
  giveLabels,
  labelsOfItems,
  type LabelFault,
  type LabelGiver,
  type LabelMasters,
} from './give-labels.ts';

type Bringing = {
  readonly masters: LabelMasters & { readonly items: readonly ExpenseItem[] };
  readonly lines: readonly Pick<DraftLine, 'itemCode' | 'spentOn'>[];
  readonly today: CalendarDate;
  readonly by: LabelGiver;
};

/**
 * What a claim bears with what its items bring along by now: an item may have got its label after the last save, or a
 * line another item. Nothing is taken off. Faults say why a label cannot be given.
 */
export const withLabelsOfItems = (
  before: Labelled,
  { masters, lines, today, by }: Bringing,
): { readonly borne: Labelled; readonly faults: readonly LabelFault[] } =>
  giveLabels(codesIn(before), { masters, before, fromItems: labelsOfItems(lines, masters.items, today), by });
