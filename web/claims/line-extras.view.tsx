import { SegmentedControl, Text, Textarea } from '@mantine/core';
import { faultAt } from '#web/api/problem.ts';
import { mostOfLine } from '#web/claims/field-lengths.ts';
import { itemOfLine, type LineFieldsProps } from '#web/claims/line-fields.ts';
import { Placed } from '#web/claims/placed.view.tsx';
import { DigitsField } from '#web/ui/digits-field.tsx';

/** A verdict speaks of the field, so that it is asked for. */
const isAsked = ({ notes, faults }: LineFieldsProps, field: string): boolean =>
  notes.some((note) => note.field === field) || faultAt(faults, field) !== undefined;

/** 前泊・後泊, 深夜の帰着: asked for where the date lies beside the trip. */
export const BesideTripReason = (props: LineFieldsProps) =>
  props.line.besideTripReason !== '' || isAsked(props, 'besideTripReason') ? (
    <Placed {...props} field="besideTripReason">
      <Textarea
        label="出張期間の前後になる理由"
        description="例：前泊（始発では間に合わないため）、終電後の帰宅"
        autosize
        minRows={1}
        maxLength={mostOfLine('besideTripReason')}
        value={props.line.besideTripReason}
        error={faultAt(props.faults, 'besideTripReason')}
        onChange={({ currentTarget: { value } }) =>
          props.onChange((before) => ({ ...before, besideTripReason: value }))
        }
      />
    </Placed>
  ) : null;

/** 数量, for goods that are dear enough to be assets. */
export const QuantityField = (props: LineFieldsProps) => {
  const { line, form, onChange } = props;
  const isGoods = itemOfLine(line, form)?.kind === 'goods';
  return isGoods && (line.quantity !== undefined || isAsked(props, 'quantity')) ? (
    <Placed {...props} field="quantity">
      <DigitsField
        label="点数"
        unit="点"
        description="単独で使える単位（パソコン本体と画面は1組で1点）"
        value={line.quantity}
        error={faultAt(props.faults, 'quantity')}
        onChange={(quantity) => onChange((before) => ({ ...before, quantity }))}
      />
    </Placed>
  ) : null;
};

const answers = [
  { value: 'same', label: '同じ取引' },
  { value: 'apart', label: '別の取引' },
];
const answerOf = (isSame: boolean | undefined): string => {
  if (isSame === undefined) return '';
  return isSame ? 'same' : 'apart';
};

/** Asked where several lines of one supplier and day would be judged otherwise as one purchase. */
export const SameTransaction = (props: LineFieldsProps) =>
  props.line.isSameTransaction !== undefined || isAsked(props, 'isSameTransaction') ? (
    <Placed {...props} field="isSameTransaction" isGroup>
      <Text size="sm" fw={600} mb={4} aria-hidden="true">
        同じ日・同じ支払先の明細との関係
      </Text>
      <SegmentedControl
        fullWidth
        aria-label="同じ日・同じ支払先の明細との関係"
        data={answers}
        value={answerOf(props.line.isSameTransaction)}
        onChange={(value) => props.onChange((before) => ({ ...before, isSameTransaction: value === 'same' }))}
      />
    </Placed>
  ) : null;
