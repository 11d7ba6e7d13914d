import { shippedAccess } from '#domain/rights/grants.ts';
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { yen } from '#domain/money/yen.ts';
import { shippedTripRules, shippedWatchedAmounts } from '#domain/tenants/shipped-settings.ts';
import { shippedExporting } from '#domain/exports/exporting.ts';
import { demoAccounts } from './demo-chart.ts';
import { shippedItems } from '#domain/items/shipped-items.ts';
import { demoPlaces } from './demo-places.ts';
import { castOf, demoTenantId, since, type DemoCompany } from './demo-company.ts';

const stem = '01KABKB0';
const { users, people } = castOf(stem, 'aoba-kobo.example.jp', [
  {
    name: '青葉太郎',
    loginId: 'aoba',
    grade: '代表',
    roles: ['applicant', 'approver'],
    posts: [{ departmentId: 'head-office', position: 'head' }],
  },
  {
    name: '森由美',
    loginId: 'mori',
    grade: '一般',
    roles: ['applicant'],
    posts: [{ departmentId: 'head-office', position: 'member' }],
  },
  {
    name: '林学',
    loginId: 'hayashi',
    grade: '一般',
    roles: ['applicant', 'approver', 'accountant', 'tenant-admin'],
    posts: [{ departmentId: 'accounting', position: 'member' }],
  },
]);

/** 有限会社あおば工房: 税込経理, 少額特例. It proves isolation and the other settings. */
export const aobaKobo: DemoCompany = {
  tenantId: demoTenantId(stem),
  companyCode: 'aoba-kobo',
  masters: {
    settingsVersion: 1,
    access: shippedAccess,
    company: {
      name: '有限会社あおば工房',
      taxAccounting: 'inclusive',
      taxRounding: 'floor',
      transitionalBooking: 'share',
      smallAmountPeriods: [{ validFrom: calendarDate('2023-10-01'), validTo: calendarDate('2030-03-31') }],
      fiscalYearStartMonth: 4,
      liabilityAccount: '318',
      inputTaxAccount: '157',
      cardSubAccount: 'あおばカード',
    },
    accounts: demoAccounts,
    items: shippedItems,
    departments: [
      { id: 'head-office', name: '本社', ...since },
      { id: 'accounting', name: '経理', parentId: 'head-office', ...since },
    ],
    grades: [],
    labels: [],
    users,
    approval: {},
    routes: [
      {
        id: 'R-01',
        version: 1,
        name: '経費',
        itemCodes: [],
        steps: [
          {
            name: '代表',
            approver: { kind: 'post', departmentId: 'head-office', position: 'head' },
            when: [],
          },
          {
            name: '経理',
            approver: { kind: 'post', departmentId: 'accounting', position: 'member' },
            when: [],
          },
        ],
        ...since,
      },
    ],
    regulation: {
      perDiems: [{ grade: '一般', dailyYen: yen(2_000), ...since }],
      lodgingCaps: {
        places: demoPlaces,
        caps: [
          { nightlyYen: yen(9_000), ...since },
          { placeId: 'osaka', nightlyYen: yen(10_000), ...since },
          { placeId: 'abroad', nightlyYen: yen(20_000), ...since },
        ],
      },
      tripRules: shippedTripRules,
    },
    exporting: shippedExporting,
    watchedAmounts: shippedWatchedAmounts(shippedItems),
    assetRules: { smallBusinessPeriods: [{ validFrom: calendarDate('2020-04-01') }] },
  },
  people,
};
