import type { FirstMasters } from '#domain/settings/masters.ts';
import { shippedExporting } from '#domain/exports/exporting.ts';
import { shippedAccess } from '#domain/rights/grants.ts';
import { shippedTripRules } from '#domain/tenants/shipped-settings.ts';

/** What every company has to say before it is made; the rest is left to it. */
export const bareMasters = (name: string) =>
  ({
    settingsVersion: 1,
    access: shippedAccess,
    company: {
      name,
      taxAccounting: 'exclusive',
      taxRounding: 'floor',
      transitionalBooking: 'share',
      smallAmountPeriods: [],
      fiscalYearStartMonth: 4,
      liabilityAccount: '318',
      inputTaxAccount: '157',
      cardSubAccount: '法人カード',
    },
    accounts: [],
    items: [],
    departments: [],
    routes: [],
    approval: {},
    regulation: { perDiems: [], lodgingCaps: { places: [], caps: [] }, tripRules: shippedTripRules },
    watchedAmounts: [],
    assetRules: { smallBusinessPeriods: [] },
    exporting: shippedExporting,
  }) satisfies FirstMasters;
