import { shippedExporting } from '#domain/exports/exporting.ts';
import { shippedAccess } from '#domain/rights/grants.ts';
import { shippedTripRules } from '#domain/tenants/shipped-settings.ts';
import type { FirstMasters } from './masters.ts';

/** Of its first administrator, who gives the others theirs. */
export const firstAdministratorRoles = ['applicant', 'tenant-admin'] as const;

/** What every company begins with; はじめての設定 leads its administrator through the rest (docs/decisions/0189). */
export const mastersOfNewCompany = (name: string) =>
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
