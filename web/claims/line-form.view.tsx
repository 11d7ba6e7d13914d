import { Box, Stack, Textarea } from '@mantine/core';
import { faultAt } from '#web/api/problem.ts';
import { Parts, RateReason } from '#web/claims/amount-fields.view.tsx';
import { mostOfLine } from '#web/claims/field-lengths.ts';
import { LineDetails } from '#web/claims/line-details.view.tsx';
import { BesideTripReason, QuantityField, SameTransaction } from '#web/claims/line-extras.view.tsx';
import { type LaidOutProps, LineRow } from '#web/claims/line-row.view.tsx';
import { ParticipantFields, RecipientFields } from '#web/claims/participant-fields.view.tsx';
import { Placed } from '#web/claims/placed.view.tsx';

type ReasonProps = LaidOutProps & {
  readonly name: 'overCapReason' | 'duplicateReason';
  readonly label: string;
};

const Reason = (props: ReasonProps) => {
  const { name, label, line, faults, onChange } = props;
  return (
    <Placed {...props} field={name}>
      <Textarea
        label={label}
        withAsterisk
        autosize
        minRows={1}
        maxLength={mostOfLine(name)}
        value={line[name]}
        error={faultAt(faults, name)}
        onChange={({ currentTarget: { value } }) => onChange((before) => ({ ...before, [name]: value }))}
      />
    </Placed>
  );
};

/** Asked for where the verdict does: reasons, numbers, and the parts of a receipt. */
const Asked = (props: LaidOutProps) => {
  const { line, faults, needsCapReason, layout } = props;
  const isSharing = line.duplicateReason !== '' || faultAt(faults, 'duplicateReason') !== undefined;
  return (
    <>
      {layout.rate === 'row' ? (
        <Placed {...props} field="parts" isGroup>
          {line.isSplit ? <Parts {...props} /> : null}
        </Placed>
      ) : null}
      <RateReason {...props} />
      {layout.participants === 'row' ? <ParticipantFields {...props} /> : null}
      {layout.recipients === 'row' ? <RecipientFields {...props} /> : null}
      <BesideTripReason {...props} />
      <QuantityField {...props} />
      <SameTransaction {...props} />
      {needsCapReason || line.overCapReason !== '' ? (
        <Reason {...props} name="overCapReason" label="上限を超える理由" />
      ) : null}
      {isSharing ? <Reason {...props} name="duplicateReason" label="同じ証憑を使う理由" /> : null}
    </>
  );
};

type LineFormProps = LaidOutProps & { readonly isDetailed: boolean };

/** The form of one line: its row, what is asked for beyond it, and 詳細. */
export const LineForm = ({ isDetailed, ...props }: LineFormProps) => (
  <>
    <LineRow {...props} />
    <Stack gap="sm" className="sf-entry-asked">
      <Asked {...props} />
      {isDetailed ? (
        <Box>
          <LineDetails {...props} />
        </Box>
      ) : null}
    </Stack>
  </>
);
