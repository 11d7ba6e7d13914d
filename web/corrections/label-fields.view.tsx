import { Stack, Text } from '@mantine/core';
import { isEvidenceId } from '#domain/kernel/ids.ts';
import type { Bearing, GivenLabels, LabelToGive } from '#web/corrections/bearing.ts';
import { lockedByItems, lockedByOffice, type FilledIn } from '#web/corrections/locked-labels.ts';
import { LabelChoice } from '#web/corrections/label-choice.view.tsx';
import { type FieldFault, faultAt } from '#web/api/problem.ts';

type LabelFieldsProps = {
  readonly labels: readonly LabelToGive[];
  /** What it bears already. */
  readonly before: Bearing;
  readonly files: readonly { readonly id: string; readonly fileName: string }[];
  /** Whoever fills in does not take off what 経理 gave, nor what these lines bring along. @default everything can be taken off */
  readonly filledIn?: FilledIn;
  readonly value: GivenLabels;
  readonly faults: readonly FieldFault[];
  readonly onChange: (value: GivenLabels) => void;
};

const borneBy = ({ evidenceLabels = [] }: Bearing, fileId: string) =>
  evidenceLabels.find(({ id }) => id === fileId)?.labels ?? [];

/** 情報のラベル of a claim and of its receipts. */
export const LabelFields = ({
  labels,
  before,
  files,
  filledIn,
  value,
  faults,
  onChange,
}: LabelFieldsProps) => {
  const ofFile = (fileId: string): readonly string[] =>
    value.evidenceLabels.find(({ id }) => id === fileId)?.labels ?? [];
  const setOfFile = (fileId: string, codes: readonly string[]): void => {
    if (!isEvidenceId(fileId)) return;
    const others = value.evidenceLabels.filter(({ id }) => id !== fileId);
    onChange({
      ...value,
      evidenceLabels: codes.length === 0 ? others : [...others, { id: fileId, labels: codes }],
    });
  };
  return (
    <Stack gap="xs" id="claim-labels">
      <LabelChoice
        legend="情報のラベル（閲覧できる人だけに表示されます）"
        labels={labels}
        borne={before.labels ?? []}
        locked={
          filledIn === undefined ? [] : [...lockedByOffice(before.labels), ...lockedByItems(filledIn, labels)]
        }
        value={value.labels}
        error={faultAt(faults, 'labels')}
        onChange={(codes) => onChange({ ...value, labels: codes })}
      />
      {files.length === 0 ? null : (
        <details open={value.evidenceLabels.length + (before.evidenceLabels ?? []).length > 0}>
          <Text component="summary" size="sm" style={{ cursor: 'pointer' }}>
            証憑だけに付けるラベル
          </Text>
          <Stack gap="xs" mt={4}>
            {files.map(({ id, fileName }) => (
              <LabelChoice
                key={id}
                legend={fileName}
                labels={labels}
                borne={borneBy(before, id)}
                locked={filledIn === undefined ? [] : lockedByOffice(borneBy(before, id))}
                value={ofFile(id)}
                onChange={(codes) => setOfFile(id, codes)}
              />
            ))}
          </Stack>
        </details>
      )}
    </Stack>
  );
};
