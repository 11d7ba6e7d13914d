import { type ClipboardEvent, useState } from 'react';
import type { ClaimForm } from '#web/claims/claim-view.ts';
import { roomIn } from '#web/claims/editor-state.ts';
import { itemOfLine, itemsOfDay, placeId } from '#web/claims/line-fields.ts';
import { layoutOf } from '#web/claims/line-layout.ts';
import { fieldsInOrder, pastedRides, type UnreadCell } from '#web/claims/pasted-rides.ts';
import type { ClaimEditing } from '#web/claims/use-claim-editor.ts';
import { useUndo } from '#web/ui/use-undo.ts';

type Pasting = {
  readonly unread: readonly UnreadCell[];
  readonly onPaste: (event: ClipboardEvent<HTMLElement>) => void;
  readonly dismiss: () => void;
};

const isRide = (item: ClaimForm['items'][number]): boolean => layoutOf(item).isFare;

/** The item of pasted rides: that of the line in which somebody is, or the company's first of such items. */
const rideItem = (form: ClaimForm, here: ClaimForm['items'][number] | undefined) => {
  return here !== undefined && isRide(here) ? here : itemsOfDay(form.items, form.today).find(isRide);
};

/** In which column of a row somebody is; the first where rides have none such. */
const columnAt = (lineId: string, cell: string | undefined): number =>
  Math.max(
    0,
    fieldsInOrder.findIndex((field) => placeId(lineId, field) === cell),
  );

/** Rows of a spreadsheet, pasted in a field of a line's row, become lines; any other text is a text. */
export const usePasting = (editing: ClaimEditing, form: ClaimForm): Pasting => {
  const [unread, tell] = useState<readonly UnreadCell[]>([]);
  const offerUndo = useUndo();
  const onPaste = (event: ClipboardEvent<HTMLElement>): void => {
    const field = event.target instanceof Element ? event.target.closest('.sf-entry-fields .sf-cell') : null;
    const card = field?.closest('[data-line]');
    const line = editing.draft.lines.find(({ id }) => id === card?.getAttribute('data-line'));
    if (line === undefined) return;
    const begin = columnAt(line.id, field?.id);
    const pasted = pastedRides(event.clipboardData.getData('text/plain'), form, begin);
    if (pasted === undefined) return;
    event.preventDefault();
    const item = rideItem(form, itemOfLine(line, form));
    const usual = item === undefined ? {} : { itemCode: item.code, rate: item.defaultRate };
    const room = roomIn(editing.draft, line.id);
    const fitting = pasted.rides.slice(0, room);
    const homeless = pasted.rides.slice(room).map(({ row, text }) => ({ row, column: '', text }));
    tell((before) => [...before, ...pasted.unread, ...homeless]);
    if (fitting.length === 0) return;
    const undo = editing.paste(
      line.id,
      fitting.map(({ facts }) => ({ ...usual, ...facts })),
    );
    offerUndo(`${fitting.length}件の明細を貼り付けました`, undo);
  };
  return { unread, onPaste, dismiss: () => tell([]) };
};
