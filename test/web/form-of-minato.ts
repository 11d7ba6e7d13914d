import { isCalendarDate, type CalendarDate } from '#domain/kernel/time.ts';
import { yen } from '#domain/money/yen.ts';
import type { ItemKind } from '#domain/rules/item-kinds.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { shippedTripRules } from '#domain/tenants/shipped-settings.ts';
import type { ClaimForm } from '#web/claims/claim-view.ts';

const day = (text: string): CalendarDate => {
  if (!isCalendarDate(text)) throw new Error(`no such day: ${text}`);
  return text;
};

const always = { validFrom: day('2019-10-01') };

const item = (code: ItemKind, name: string, accountCode: string): ExpenseItem => ({
  ...always,
  code,
  name,
  kind: code,
  accountCode,
  defaultRate: 'standard',
});

/** What the form of 田中 at みなと商事 works with. */
export const minatoForm: ClaimForm = {
  version: '0'.repeat(64),
  today: day('2026-06-15'),
  grade: '一般',
  company: {
    name: '株式会社みなと商事',
    taxAccounting: 'exclusive',
    taxRounding: 'floor',
    transitionalBooking: 'share',
    smallAmountPeriods: [],
    fiscalYearStartMonth: 4,
    liabilityAccount: '325',
    inputTaxAccount: '185',
    cardSubAccount: 'みなとカード',
  },
  accounts: [
    { code: '731', name: '旅費交通費' },
    { code: '742', name: '消耗品費' },
    { code: '761', name: '接待交際費' },
    { code: '764', name: '会議費' },
    { code: '712', name: '福利厚生費' },
  ],
  items: [
    item('public-transport', '電車・バス', '731'),
    item('per-diem', '日当', '731'),
    item('lodging', '宿泊', '731'),
    item('goods', '消耗品', '742'),
    {
      ...item('entertainment', '接待交際費', '761'),
      excludedAccountCode: '764',
      staffOnlyAccountCode: '712',
    },
  ],
  labels: [],
  departments: [{ id: 'sales-1', name: '営業一課', isPrimary: true }],
  regulation: {
    perDiems: [{ ...always, grade: '一般', dailyYen: yen(2_500) }],
    lodgingCaps: {
      places: [{ id: 'osaka', name: '大阪', spellings: ['Osaka'] }],
      caps: [
        { ...always, nightlyYen: yen(10_000) },
        { ...always, placeId: 'osaka', grade: '一般', nightlyYen: yen(12_000) },
      ],
    },
    tripRules: shippedTripRules,
  },
  watchedAmounts: [],
  assetRules: { smallBusinessPeriods: [] },
  switchedOnLaw: [],
  exportFormat: { product: 'desktop', encoding: 'cp932' },
};
