import { Autocomplete, Checkbox } from '@mantine/core';
import { faultAt } from '#web/api/problem.ts';
import { mostOfLine } from '#web/claims/field-lengths.ts';
import { withPerDiemDays } from '#web/claims/line-draft.ts';
import type { LineFieldsProps } from '#web/claims/line-fields.ts';
import { PastText } from '#web/claims/past-text.view.tsx';
import { requiredFields } from '#web/claims/required-fields.ts';
import { RowCell, rowNotesId } from '#web/claims/row-cell.view.tsx';
import { lodgingCities } from '#web/claims/travel-words.ts';
import { DigitsField } from '#web/ui/digits-field.tsx';

/** 出発, 到着, 往復. */
export const JourneyCells = (props: LineFieldsProps) => (
  <>
    <RowCell {...props} field="journey" width="place">
      <PastText {...props} name="from" />
    </RowCell>
    <RowCell {...props} field="journey.to" width="place">
      <PastText {...props} name="to" />
    </RowCell>
    <RowCell {...props} field="journey.isRoundTrip" width="check">
      <Checkbox
        label="往復"
        checked={props.line.isRoundTrip}
        onChange={({ currentTarget: { checked } }) =>
          props.onChange((before) => ({ ...before, isRoundTrip: checked }))
        }
      />
    </RowCell>
  </>
);

export const LodgingCells = (props: LineFieldsProps) => {
  const { line, regulated, faults, onChange } = props;
  const required = requiredFields(props);
  return (
    <>
      <RowCell {...props} field="lodging" width="place">
        <Autocomplete
          label="宿泊地"
          data={[...lodgingCities(regulated)]}
          value={line.city}
          maxLength={mostOfLine('lodging.city')}
          error={faultAt(faults, 'lodging.city') !== undefined}
          {...(faultAt(faults, 'lodging.city') === undefined
            ? {}
            : { 'aria-errormessage': rowNotesId(line) })}
          withAsterisk={required.has('lodging.city')}
          aria-required={required.has('lodging.city')}
          onChange={(city) => onChange((before) => ({ ...before, city }))}
        />
      </RowCell>
      <RowCell {...props} field="lodging.nights" width="number">
        <DigitsField
          label="泊数"
          unit="泊"
          value={line.nights}
          error={faultAt(faults, 'lodging.nights') !== undefined}
          errorId={rowNotesId(line)}
          isRequired={required.has('lodging.nights')}
          onChange={(nights) => onChange((before) => ({ ...before, nights }))}
        />
      </RowCell>
    </>
  );
};

export const PerDiemCell = (props: LineFieldsProps) => {
  const { line, regulated, faults, onChange } = props;
  return (
    <RowCell {...props} field="perDiemDays" width="number">
      <DigitsField
        label="日数"
        unit="日"
        value={line.perDiemDays}
        error={faultAt(faults, 'perDiemDays') !== undefined}
        errorId={rowNotesId(line)}
        isRequired={requiredFields(props).has('perDiemDays')}
        onChange={(days) => onChange((before) => withPerDiemDays(before, days, regulated))}
      />
    </RowCell>
  );
};
