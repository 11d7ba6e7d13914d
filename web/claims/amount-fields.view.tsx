import { Box, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { flushSync } from 'react-dom';
import { faultAt } from '#web/api/problem.ts';
import { mostOfLine } from '#web/claims/field-lengths.ts';
import { hasTax, isRate } from '#web/claims/item-words.ts';
import type { PartDraft } from '#web/claims/line-draft.ts';
import type { LineFieldsProps } from '#web/claims/line-fields.ts';
import { rateOptionsOf } from '#web/claims/rate-options.ts';
import { requiredFields } from '#web/claims/required-fields.ts';
import { rowNotesId } from '#web/claims/row-cell.view.tsx';
import {
  fillRemainder,
  remainderOf,
  sayRemainder,
  splitParts,
  withAmount,
  withoutPart,
  withPart,
  withPartAmount,
} from '#web/claims/split-receipt.ts';
import { YenField } from '#web/ui/yen-field.tsx';

type StatedTaxProps = {
  readonly label: string;
  readonly part: Pick<PartDraft, 'rate' | 'statedTax'>;
  readonly error: string | undefined;
  readonly onChange: (statedTax: number | undefined) => void;
};

/** TAX-007: the tax printed on an invoice counts, where it is typed in. */
const StatedTaxField = ({ label, part, error, onChange }: StatedTaxProps) =>
  hasTax(part.rate) ? (
    <YenField label={label} value={part.statedTax} error={error} onChange={onChange} />
  ) : null;

type PartRowProps = LineFieldsProps & { readonly part: PartDraft; readonly index: number };

const PartRow = ({ line, form, part, index, faults, onChange }: PartRowProps) => {
  const change = (facts: Partial<PartDraft>) =>
    onChange((before) => ({
      ...before,
      parts: before.parts.map((old, at) => (at === index ? { ...old, ...facts } : old)),
    }));
  return (
    <Group align="flex-end" gap="xs" wrap="wrap">
      <Select
        label={`内訳${index + 1}の税率`}
        data={rateOptionsOf({ line, form })}
        value={part.rate}
        allowDeselect={false}
        w={{ base: '100%', xs: 220 }}
        onChange={(rate) => {
          if (rate !== null && isRate(rate)) change({ rate });
        }}
      />
      <Box flex="0 1 150px" miw={120}>
        <YenField
          label={`内訳${index + 1}の金額`}
          isRequired
          value={part.amount}
          error={faultAt(faults, `parts.${index}.amount`)}
          onChange={(amount) => onChange((before) => withPartAmount(before, index, amount))}
        />
      </Box>
      {part.amount === undefined && remainderOf(line) > 0 ? (
        <Button variant="light" size="sm" onClick={() => onChange((before) => fillRemainder(before, index))}>
          残りを入れる
        </Button>
      ) : null}
      <Box flex="0 1 150px" miw={120}>
        <StatedTaxField
          label={`内訳${index + 1}の税額（任意）`}
          part={part}
          error={faultAt(faults, `parts.${index}.statedTax`)}
          onChange={(statedTax) => change({ statedTax })}
        />
      </Box>
      {line.parts.length > 2 ? (
        <Button
          variant="default"
          size="sm"
          aria-label={`内訳${index + 1}を削除`}
          onClick={({ currentTarget }) => {
            const parts = currentTarget.closest('.sf-parts');
            flushSync(() => onChange((before) => withoutPart(before, index)));
            parts?.querySelector<HTMLElement>('.sf-add-part')?.focus();
          }}
        >
          削除
        </Button>
      ) : null}
    </Group>
  );
};

/** The parts of a receipt with several rates, and whether they make up its amount. */
export const Parts = (props: LineFieldsProps) => {
  const rest = sayRemainder(props.line);
  return (
    <Stack gap="sm" p="sm" bg="#f8fafb" className="sf-parts" style={{ borderRadius: 10 }}>
      {props.line.parts.map((part, index) => (
        <PartRow key={index} {...props} part={part} index={index} />
      ))}
      <Group justify="space-between">
        <Button
          variant="subtle"
          size="compact-sm"
          className="sf-add-part"
          onClick={() => props.onChange((before) => withPart(before, 'out-of-scope'))}
        >
          内訳を追加
        </Button>
        <Text size="sm" fw={600} component="output" c={rest === undefined ? '#14532d' : '#7a4100'}>
          {rest ?? '領収書の金額と一致しています'}
        </Text>
      </Group>
    </Stack>
  );
};

/** Asked for where a rate contradicts item, day or words. */
export const RateReason = ({ line, needsRateReason, onChange }: LineFieldsProps) =>
  needsRateReason || line.rateReason !== '' ? (
    <TextInput
      label="この税率が正しい理由"
      description="例：2019年9月以前に契約したリース"
      value={line.rateReason}
      maxLength={mostOfLine('rateReason')}
      onChange={({ currentTarget: { value } }) => onChange((before) => ({ ...before, rateReason: value }))}
    />
  ) : null;

export const AmountField = ({ line, form, faults, onChange }: LineFieldsProps) => (
  <YenField
    isRequired={requiredFields({ line, form }).has('amount')}
    errorId={rowNotesId(line)}
    label="金額（税込）"
    value={line.amount}
    error={faultAt(faults, 'amount') !== undefined}
    onChange={(amount) => onChange((before) => withAmount(before, amount))}
  />
);

const several = 'several';

/** The rate, or that the receipt has several. */
export const RateField = (props: LineFieldsProps) => {
  const { line, onChange } = props;
  return (
    <Select
      label="税率"
      data={[...rateOptionsOf(props), { value: several, label: '複数の税率（8%と10%など）' }]}
      value={line.isSplit ? several : line.rate}
      allowDeselect={false}
      comboboxProps={{ width: 240, position: 'bottom-start' }}
      onChange={(rate) => {
        if (rate === several) onChange(splitParts);
        else if (rate !== null && isRate(rate)) onChange((before) => ({ ...before, isSplit: false, rate }));
      }}
    />
  );
};

/** 税額 of a receipt with one rate. */
export const StatedTax = ({ line, faults, onChange }: LineFieldsProps) =>
  line.isSplit ? null : (
    <StatedTaxField
      label="税額（任意・領収書に記載があるとき）"
      part={line}
      error={faultAt(faults, 'parts.0.statedTax')}
      onChange={(statedTax) => onChange((before) => ({ ...before, statedTax }))}
    />
  );
