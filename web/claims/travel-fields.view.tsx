import { Autocomplete, Checkbox, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { faultAt } from '#web/api/problem.ts';
import { mostOfLine } from '#web/claims/field-lengths.ts';
import { withPerDiemDays } from '#web/claims/line-draft.ts';
import type { LineFieldsProps } from '#web/claims/line-fields.ts';
import { lodgingCities, sayCap, sayOneWay, sayPerDiem } from '#web/claims/travel-words.ts';
import { Placed } from '#web/claims/placed.view.tsx';
import { DigitsField } from '#web/ui/digits-field.tsx';

export const JourneyFields = (props: LineFieldsProps) => {
  const { line, faults, onChange } = props;
  return (
    <Placed {...props} field="journey" isGroup>
      <Stack gap="xs">
        <SimpleGrid cols={2}>
          <TextInput
            label="出発"
            value={line.from}
            maxLength={mostOfLine('journey.from')}
            error={faultAt(faults, 'journey.from')}
            onChange={({ currentTarget: { value } }) => onChange((before) => ({ ...before, from: value }))}
          />
          <TextInput
            label="到着"
            value={line.to}
            maxLength={mostOfLine('journey.to')}
            error={faultAt(faults, 'journey.to')}
            onChange={({ currentTarget: { value } }) => onChange((before) => ({ ...before, to: value }))}
          />
        </SimpleGrid>
        <Checkbox
          label="往復"
          description={sayOneWay(line)}
          checked={line.isRoundTrip}
          onChange={({ currentTarget: { checked } }) =>
            onChange((before) => ({ ...before, isRoundTrip: checked }))
          }
        />
      </Stack>
    </Placed>
  );
};

export const LodgingFields = (props: LineFieldsProps) => {
  const { line, regulated, faults, onChange } = props;
  return (
    <Placed {...props} field="lodging" isGroup>
      <SimpleGrid cols={2}>
        <Autocomplete
          label="宿泊地"
          description={sayCap(line, regulated)}
          data={[...lodgingCities(regulated)]}
          value={line.city}
          maxLength={mostOfLine('lodging.city')}
          error={faultAt(faults, 'lodging.city')}
          onChange={(city) => onChange((before) => ({ ...before, city }))}
        />
        <DigitsField
          label="泊数"
          unit="泊"
          description="この領収書の分"
          value={line.nights}
          error={faultAt(faults, 'lodging.nights')}
          onChange={(nights) => onChange((before) => ({ ...before, nights }))}
        />
      </SimpleGrid>
    </Placed>
  );
};

export const PerDiemFields = (props: LineFieldsProps) => {
  const { line, regulated, faults, onChange } = props;
  return (
    <Placed {...props} field="perDiemDays">
      <DigitsField
        label="日数"
        unit="日"
        description={sayPerDiem(line, regulated)}
        value={line.perDiemDays}
        error={faultAt(faults, 'perDiemDays')}
        onChange={(days) => onChange((before) => withPerDiemDays(before, days, regulated))}
      />
    </Placed>
  );
};
