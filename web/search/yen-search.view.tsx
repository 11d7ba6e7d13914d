import { TextInput } from '@mantine/core';
import { formatAmount } from '#web/ui/format-yen.ts';
import { isPlainEnter } from '#web/ui/plain-enter.ts';
import { numberTyped, rangeFaults, sayUnreadable } from '#web/ui/typed-digits.ts';
import { useTyped } from '#web/ui/use-typed.ts';

const written = (value: number | undefined): string => (value === undefined ? '' : formatAmount(value));

/** A number of the search as it is typed; where the address changed by "back" or a button, the field follows it. */
const useNumber = (value: number | undefined) => {
  const { typed, type } = useTyped(written(value));
  return {
    typed,
    type,
    number: numberTyped(typed),
    fault: sayUnreadable(typed),
    tidy: () => type(written(numberTyped(typed))),
  };
};
type NumberTyped = ReturnType<typeof useNumber>;

type FieldProps = {
  readonly label: string;
  readonly number: NumberTyped;
  readonly fault: string | undefined;
  readonly onSend: () => void;
};

/** Asked for on Enter and on leaving, not with each digit. */
const Field = ({ label, number, fault, onSend }: FieldProps) => (
  <TextInput
    label={label}
    className="sf-filter-yen"
    value={number.typed}
    error={fault}
    inputMode="numeric"
    autoComplete="off"
    maxLength={20}
    onChange={({ currentTarget }) => number.type(currentTarget.value)}
    onBlur={onSend}
    onKeyDown={(event) => {
      if (isPlainEnter(event)) onSend();
    }}
    styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
  />
);

type NumberSearchProps = {
  readonly label: string;
  readonly value: number | undefined;
  /** As it stands in the address; '' is no condition. */
  readonly onValue: (value: string) => void;
};

const inAddress = (value: number | undefined): string => (value === undefined ? '' : `${value}`);

/** A number to look for. What cannot be one is told, and nothing is asked. */
export const NumberSearch = ({ label, value, onValue }: NumberSearchProps) => {
  const number = useNumber(value);
  const send = (): void => {
    if (number.fault !== undefined) return;
    number.tidy();
    if (number.number !== value) onValue(inAddress(number.number));
  };
  return <Field label={label} number={number} fault={number.fault} onSend={send} />;
};

type YenSearchProps = {
  readonly least: number | undefined;
  readonly most: number | undefined;
  readonly onRange: (range: { readonly least: string; readonly most: string }) => void;
};

/** Both ends of a range of amounts. What is shown is what is asked for, or what is wrong with it is told. */
export const YenSearch = ({ least, most, onRange }: YenSearchProps) => {
  const [from, to] = [useNumber(least), useNumber(most)];
  const faults = rangeFaults({ least: from.typed, most: to.typed });
  const send = (): void => {
    if (faults.least !== undefined || faults.most !== undefined) return;
    from.tidy();
    to.tidy();
    if (from.number !== least || to.number !== most)
      onRange({ least: inAddress(from.number), most: inAddress(to.number) });
  };
  return (
    <>
      <Field label="金額（以上）" number={from} fault={faults.least} onSend={send} />
      <Field label="金額（以下）" number={to} fault={faults.most} onSend={send} />
    </>
  );
};
