import { DigitsField, type DigitsFieldProps } from '#web/ui/digits-field.tsx';

/** Whole yen, with 円 behind the field. */
export const YenField = (props: Omit<DigitsFieldProps, 'unit'>) => <DigitsField {...props} unit="円" />;
