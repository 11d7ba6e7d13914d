import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { faultAt } from '#web/api/problem.ts';
import { AmountField, RateField } from '#web/claims/amount-fields.view.tsx';
import { focusFirstEmpty } from '#web/claims/focus-place.ts';
import { ItemChips } from '#web/claims/item-chips.view.tsx';
import { ItemPicker } from '#web/claims/item-picker.view.tsx';
import { withItem } from '#web/claims/line-draft.ts';
import { itemsForLine, type FieldNote, type LineFieldsProps } from '#web/claims/line-fields.ts';
import type { LineLayout } from '#web/claims/line-layout.ts';
import { LineText } from '#web/claims/line-text.view.tsx';
import { PastText } from '#web/claims/past-text.view.tsx';
import { requiredFields } from '#web/claims/required-fields.ts';
import { RowCell, RowNotes, rowNotesId } from '#web/claims/row-cell.view.tsx';
import { JourneyCells, LodgingCells, PerDiemCell } from '#web/claims/travel-fields.view.tsx';
import { sayCap, sayOneWay, sayPerDiem } from '#web/claims/travel-words.ts';
import { DateField } from '#web/calendar/date-field.tsx';

export type LaidOutProps = LineFieldsProps & { readonly layout: LineLayout };

const Supplier = (props: LaidOutProps) => {
  const { supplier, registration } = props.layout;
  return (
    <>
      {supplier === 'row' ? (
        <RowCell {...props} field="supplier.name" width="name">
          <PastText {...props} name="supplierName" />
        </RowCell>
      ) : null}
      {registration === 'row' ? (
        <RowCell {...props} field="supplier.registrationNumber" width="code">
          <LineText
            {...props}
            label="登録番号（T＋13桁）"
            name="registrationNumber"
            field="supplier.registrationNumber"
            identifier="registration-number"
          />
        </RowCell>
      ) : null}
    </>
  );
};

/** What the item asks for, in the order in which a receipt is read. */
const Cells = (props: LaidOutProps) => {
  const { layout } = props;
  return (
    <>
      {layout.journey === 'row' ? <JourneyCells {...props} /> : null}
      <Supplier {...props} />
      {layout.lodging === 'row' ? <LodgingCells {...props} /> : null}
      {layout.perDiem === 'row' ? <PerDiemCell {...props} /> : null}
      <RowCell {...props} field="amount" width="yen">
        <AmountField {...props} />
      </RowCell>
      {layout.rate === 'row' ? (
        <RowCell {...props} field="rate" width="rate">
          <RateField {...props} />
        </RowCell>
      ) : null}
      <RowCell {...props} field="memo" width="words">
        <LineText {...props} label="摘要" name="memo" field="memo" />
      </RowCell>
    </>
  );
};

/** What the regulation says of the numbers in the row. */
const hintsOf = ({ line, layout, regulated }: LaidOutProps): readonly FieldNote[] =>
  [
    layout.journey === 'row' ? sayOneWay(line) : undefined,
    layout.lodging === 'row' ? sayCap(line, regulated) : undefined,
    layout.perDiem === 'row' ? sayPerDiem(line, regulated) : undefined,
    line.itemTyped === undefined
      ? undefined
      : `「${line.itemTyped}」にあてはまる経費科目がありません。一覧から選んでください`,
  ].flatMap((says) => (says === undefined ? [] : [{ field: 'itemCode', tone: 'quiet' as const, says }]));

const rowFields = (layout: LineLayout): readonly string[] => [
  'itemCode',
  'spentOn',
  'amount',
  'memo',
  ...(layout.journey === 'row' ? ['journey'] : []),
  ...(layout.supplier === 'row' ? ['supplier.name'] : []),
  ...(layout.registration === 'row' ? ['supplier.registrationNumber'] : []),
  ...(layout.lodging === 'row' ? ['lodging'] : []),
  ...(layout.perDiem === 'row' ? ['perDiemDays'] : []),
];

/** The fields of a line that people fill in, side by side. */
export const LineRow = (props: LaidOutProps) => {
  const { line, form, regulated, faults, notes, layout, onChange } = props;
  const row = useRef<HTMLDivElement>(null);
  const required = requiredFields(props);
  const choose = (item: LineFieldsProps['form']['items'][number], isPointed: boolean): void => {
    const change = () => onChange((before) => withItem(before, item, regulated));
    if (!isPointed) return change();
    // After a choice by mouse the first field that is still empty is the next one to type in.
    flushSync(change);
    focusFirstEmpty(row.current?.closest<HTMLElement>('.sf-entry') ?? null);
  };
  return (
    <div ref={row}>
      <div className="sf-entry-fields">
        <RowCell {...props} field="itemCode" width="item">
          <ItemPicker
            items={itemsForLine(line, form)}
            value={line.itemCode}
            unmatched={line.itemTyped ?? ''}
            isWrong={line.itemTyped !== undefined || faultAt(faults, 'itemCode') !== undefined}
            isRequired={required.has('itemCode')}
            errorId={rowNotesId(line)}
            onChoose={choose}
            onUnmatched={(itemTyped) => onChange((before) => ({ ...before, itemCode: '', itemTyped }))}
          />
        </RowCell>
        <RowCell {...props} field="spentOn" width="date">
          <DateField
            label="日付"
            value={line.spentOn}
            today={form.today}
            leaning="past"
            error={faultAt(faults, 'spentOn') !== undefined}
            errorId={rowNotesId(line)}
            isRequired={required.has('spentOn')}
            onChange={(spentOn) => onChange((before) => ({ ...before, spentOn }))}
          />
        </RowCell>
        <Cells {...props} />
      </div>
      {line.itemCode === '' ? (
        <div className="sf-entry-chips">
          <ItemChips items={itemsForLine(line, form)} onChoose={(item) => choose(item, true)} />
        </div>
      ) : null}
      <RowNotes
        line={line}
        faults={faults}
        notes={[...notes, ...hintsOf(props)]}
        fields={rowFields(layout)}
      />
    </div>
  );
};
