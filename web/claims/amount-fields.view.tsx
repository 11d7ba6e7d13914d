import { Box, Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { faultAt } from '#web/api/problem.ts';
import { mostOfLine } from '#web/claims/field-lengths.ts';
import { hasTax, isRate } from '#web/claims/item-words.ts';
import { fillRemainder, type PartDraft, remainderOf, splitParts } from '#web/claims/line-draft.ts';
import { rateOptionsOf } from '#web/claims/rate-options.ts';
import { Placed } from '#web/claims/placed.view.tsx';
import type { LineFieldsProps } from '#web/claims/line-fields.ts';
import { sayRemainder } from '#web/claims/line-of-draft.ts';
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
      <Box w={150}>
        <YenField
          label={`内訳${index + 1}の金額`}
          value={part.amount}
          error={faultAt(faults, `parts.${index}.amount`)}
          onChange={(amount) => change({ amount })}
        />
      </Box>
      {part.amount === undefined && remainderOf(line) > 0 ? (
        <Button variant="light" size="sm" onClick={() => onChange((before) => fillRemainder(before, index))}>
          残りを入れる
        </Button>
      ) : null}
      <Box w={150}>
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
          onClick={() => onChange((before) => ({ ...before, parts: before.parts.toSpliced(index, 1) }))}
        >
          削除
        </Button>
      ) : null}
    </Group>
  );
};

const Parts = (props: LineFieldsProps) => {
  const rest = sayRemainder(props.line);
  return (
    <Stack gap="sm" p="sm" bg="#f8fafb" style={{ borderRadius: 10 }}>
      {props.line.parts.map((part, index) => (
        <PartRow key={index} {...props} part={part} index={index} />
      ))}
      <Group justify="space-between">
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() =>
            props.onChange((before) => ({
              ...before,
              parts: [...before.parts, { rate: 'out-of-scope', amount: undefined }],
            }))
          }
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

const RateReason = ({ line, needsRateReason, onChange }: LineFieldsProps) =>
  needsRateReason || line.rateReason !== '' ? (
    <TextInput
      label="この税率が正しい理由"
      description="例：2019年9月以前に契約したリース"
      value={line.rateReason}
      maxLength={mostOfLine('rateReason')}
      onChange={({ currentTarget: { value } }) => onChange((before) => ({ ...before, rateReason: value }))}
    />
  ) : null;

/** Amount and tax rate; one receipt may hold several rates. */
export const AmountFields = (props: LineFieldsProps) => {
  const { line, faults, onChange } = props;
  return (
    <Stack gap="sm">
      <Group align="flex-start" gap="md" grow>
        <Placed {...props} field="amount">
          <YenField
            label="金額（税込）"
            isRequired
            value={line.amount}
            error={faultAt(faults, 'amount')}
            onChange={(amount) => onChange((before) => ({ ...before, amount }))}
          />
        </Placed>
        {line.isSplit ? (
          <Box />
        ) : (
          <Select
            label="税率"
            data={rateOptionsOf(props)}
            value={line.rate}
            allowDeselect={false}
            onChange={(rate) => {
              if (rate !== null && isRate(rate)) onChange((before) => ({ ...before, rate }));
            }}
          />
        )}
      </Group>
      <Placed {...props} field="parts" isGroup>
        <Stack gap="sm">
          {line.isSplit || !hasTax(line.rate) ? null : (
            <Box maw={{ base: '100%', xs: 320 }}>
              <StatedTaxField
                label="税額（任意）"
                part={line}
                error={faultAt(faults, 'parts.0.statedTax')}
                onChange={(statedTax) => onChange((before) => ({ ...before, statedTax }))}
              />
              <Text size="xs" c="dimmed" mt={4}>
                領収書に税額の記載があるときに入力します。空欄なら金額から計算します。
              </Text>
            </Box>
          )}
          <Checkbox
            label="1枚の領収書に複数の税率がある（8%と10%など）"
            checked={line.isSplit}
            onChange={({ currentTarget: { checked } }) =>
              onChange((before) => (checked ? splitParts(before) : { ...before, isSplit: false }))
            }
          />
          {line.isSplit ? <Parts {...props} /> : null}
          <RateReason {...props} />
        </Stack>
      </Placed>
    </Stack>
  );
};
