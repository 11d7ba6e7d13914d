import { NumberInput } from '@mantine/core';

type YenFieldProps = {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (amount: number | undefined) => void;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
};

/** Whole yen with separators and 円 behind the field. Full-width digits are read as digits. */
export const YenField = ({ label, value, onChange, description, error, ...more }: YenFieldProps) => (
  <NumberInput
    label={label}
    description={description}
    error={error}
    value={value ?? ''}
    onChange={(entered) => onChange(typeof entered === 'number' ? entered : undefined)}
    thousandSeparator=","
    allowDecimal={false}
    allowNegative={false}
    clampBehavior="none"
    max={9_999_999_999}
    hideControls
    inputMode="numeric"
    rightSection={
      <span aria-hidden="true" style={{ fontSize: 14, color: '#52606d' }}>
        円
      </span>
    }
    withAsterisk={more.isRequired ?? false}
    disabled={more.isDisabled ?? false}
    styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
  />
);
