import { NumberInput } from '@mantine/core';

type CountFieldProps = {
  readonly label: string;
  readonly unit: string;
  readonly value: number | undefined;
  readonly onChange: (count: number | undefined) => void;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
};

/** A small whole number with its unit, such as `3 泊`. */
export const CountField = ({ label, unit, value, onChange, description, error }: CountFieldProps) => (
  <NumberInput
    label={label}
    description={description}
    error={error}
    value={value ?? ''}
    onChange={(entered) => onChange(typeof entered === 'number' ? entered : undefined)}
    allowDecimal={false}
    allowNegative={false}
    max={10_000}
    clampBehavior="none"
    hideControls
    inputMode="numeric"
    rightSection={
      <span aria-hidden="true" style={{ fontSize: 14, color: '#52606d' }}>
        {unit}
      </span>
    }
  />
);
