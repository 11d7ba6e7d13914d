import type { RateCategory } from './line.ts';

/** 軽減 without its percent: on food it may be another one for some years (TAX-002). */
export const rateNames = {
  standard: '標準税率10％',
  reduced: '軽減税率',
  'old-8': '旧税率8％',
  exempt: '非課税',
  'out-of-scope': '不課税・対象外',
} as const satisfies Record<RateCategory, string>;
