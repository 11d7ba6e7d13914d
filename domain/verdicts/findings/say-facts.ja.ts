import { formatDigits } from '#domain/money/format-yen.ts';

export const sayYen = (amount: number): string => `${formatDigits(amount)}円`;

/** 軽減 without its percent: on food it may be another one for some years (TAX-002). */
const rateNames: Readonly<Record<string, string>> = {
  standard: '標準税率10％',
  reduced: '軽減税率',
  'old-8': '旧税率8％',
  exempt: '非課税',
  'out-of-scope': '不課税・対象外',
};

export const sayRate = (rate: string): string => rateNames[rate] ?? rate;
