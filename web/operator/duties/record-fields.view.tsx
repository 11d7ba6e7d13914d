import { Checkbox, Group, Textarea, TextInput } from '@mantine/core';
import { latestDueOf } from '#domain/duties/duty.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import { faultAt, type FieldFault } from '#web/api/problem.ts';
import { EvidenceFile, type NamedFile } from '#web/operator/duties/evidence-file.view.tsx';

/** What is typed of a record. */
export type TypedRecord = {
  readonly on: string;
  /** The next day, where it is not over. */
  readonly due: string;
  readonly isOver: boolean;
  readonly evidence: string;
  readonly file: NamedFile | undefined;
};

/** The day that follows from when it was done: as late as its interval lets it be. */
export const nextOf = (on: string, everyMonths: number): string =>
  isCalendarDate(on) && everyMonths > 0 ? latestDueOf(on, everyMonths) : '';

type RecordFieldsProps = {
  readonly typed: TypedRecord;
  readonly everyMonths: number;
  readonly faults: readonly FieldFault[];
  readonly isTried: boolean;
  readonly onType: (change: Partial<TypedRecord>) => void;
};

const missingIn = (isTried: boolean) => (isFilled: boolean) =>
  isTried && !isFilled ? '入力してください' : undefined;

const Days = ({ typed: { on, due, isOver }, everyMonths, faults, isTried, onType }: RecordFieldsProps) => {
  const missing = missingIn(isTried);
  const follows = due === nextOf(on, everyMonths);
  return (
    <Group grow align="flex-start">
      <TextInput
        type="date"
        label="実施日"
        required
        withAsterisk={false}
        value={on}
        error={faultAt(faults, 'on') ?? missing(isCalendarDate(on))}
        onChange={({ currentTarget: { value } }) =>
          onType({ on: value, ...(follows ? { due: nextOf(value, everyMonths) } : {}) })
        }
      />
      {isOver ? null : (
        <TextInput
          type="date"
          label="次の期限"
          required
          withAsterisk={false}
          value={due}
          error={faultAt(faults, 'due') ?? missing(isCalendarDate(due))}
          onChange={({ currentTarget: { value } }) => onType({ due: value })}
        />
      )}
    </Group>
  );
};

/** 実施日・次の期限・結果と証跡. */
export const RecordFields = (props: RecordFieldsProps) => {
  const { typed, everyMonths, faults, isTried, onType } = props;
  return (
    <>
      <Days {...props} />
      {everyMonths > 0 ? null : (
        <Checkbox
          label="これで完了し、項目を終える"
          checked={typed.isOver}
          onChange={({ currentTarget }) => onType({ isOver: currentTarget.checked })}
        />
      )}
      <Textarea
        label="結果と証跡"
        description="結果、見つかったこと、記録や報告書がある場所"
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxLength={500}
        value={typed.evidence}
        error={faultAt(faults, 'evidence') ?? missingIn(isTried)(typed.evidence.trim() !== '')}
        onChange={({ currentTarget: { value } }) => onType({ evidence: value })}
      />
      <EvidenceFile file={typed.file} onFile={(file) => onType({ file })} />
    </>
  );
};
