import { rateNames } from '#domain/lines/rate-names.ja.ts';
import { formatDigits } from '#domain/money/format-yen.ts';

export const sayYen = (amount: number): string => `${formatDigits(amount)}円`;

const namesOfRates: Readonly<Record<string, string>> = rateNames;

export const sayRate = (rate: string): string => namesOfRates[rate] ?? rate;
