import type { CompanyAccess } from '#domain/rights/grants.ts';
import { yen } from '#domain/money/yen.ts';
import type { ApproverRule, RouteDefinition } from '#domain/approvals/route.ts';
import type { Grade } from '#domain/grades/grade.ts';
import type { Department } from '#domain/departments/department.ts';
import type { TravelRegulation } from '#domain/tenants/masters.ts';
import {
  shippedAssetRules,
  shippedTripRules,
  shippedWatchedAmounts,
} from '#domain/tenants/shipped-settings.ts';
import { shippedExporting } from '#domain/exports/exporting.ts';
import { demoCards } from './demo-cards.ts';
import { demoAccounts } from './demo-chart.ts';
import { shippedItems } from '#domain/items/shipped-items.ts';
import { demoPartners } from './demo-partners.ts';
import { demoSubAccounts } from './demo-sub-accounts.ts';
import { demoProjects } from './demo-projects.ts';
import { demoPlaces } from './demo-places.ts';
import {
  castOf,
  demoRoleId,
  demoTenantId,
  since,
  type CastMember,
  type DemoCompany,
} from './demo-company.ts';

const departments: readonly Department[] = [
  { id: 'sales', name: '営業部', ...since },
  { id: 'sales-1', name: '営業一課', parentId: 'sales', ...since },
  { id: 'planning', name: '企画部', ...since },
  { id: 'accounting', name: '経理部', ...since },
  { id: 'administration', name: '管理部', ...since },
];

const grades: readonly Grade[] = [
  { id: 'G1', name: '一般', ...since },
  { id: 'G2', name: '課長', ...since },
  { id: 'G3', name: '部長', ...since },
];

const member = (departmentId: string) => ({ departmentId, position: 'member' }) as const;
const head = (departmentId: string) => ({ departmentId, position: 'head' }) as const;

const cast: readonly CastMember[] = [
  {
    name: '田中花子',
    loginId: 'tanaka',
    grade: '一般',
    roles: ['applicant'],
    posts: [member('sales-1')],
  },
  {
    name: '佐藤健一',
    loginId: 'sato',
    grade: '課長',
    roles: ['applicant', 'approver'],
    posts: [head('sales-1')],
  },
  {
    name: '鈴木一郎',
    loginId: 'suzuki',
    grade: '部長',
    roles: ['applicant', 'approver'],
    posts: [head('sales'), head('planning')],
  },
  {
    name: '高橋美咲',
    loginId: 'takahashi',
    grade: '一般',
    roles: ['applicant', 'approver', 'accountant'],
    posts: [member('accounting')],
  },
  {
    name: '中村翔',
    loginId: 'nakamura',
    grade: '一般',
    roles: ['applicant', 'approver', 'accountant'],
    posts: [member('accounting')],
  },
  {
    name: '伊藤誠',
    loginId: 'ito',
    grade: '部長',
    roles: ['applicant', 'approver', 'accounting-manager'],
    posts: [head('accounting')],
  },
  {
    name: '渡辺直樹',
    loginId: 'watanabe',
    grade: '一般',
    roles: ['applicant', 'tenant-admin'],
    posts: [member('administration')],
  },
  {
    name: '山本恵',
    loginId: 'yamamoto',
    grade: '一般',
    roles: ['auditor'],
    posts: [member('administration')],
  },
  {
    name: '小川葵',
    loginId: 'ogawa',
    grade: '一般',
    roles: ['applicant'],
    posts: [member('sales-1')],
    mustChangePassword: true,
  },
];

const accountingStaff: ApproverRule = { kind: 'post', departmentId: 'accounting', position: 'member' };
const accountingHead: ApproverRule = { kind: 'post', departmentId: 'accounting', position: 'head' };
const salesHead: ApproverRule = { kind: 'post', departmentId: 'sales', position: 'head' };

const routes: readonly RouteDefinition[] = [
  {
    id: 'R-02',
    version: 1,
    name: '備品',
    itemCodes: ['equipment'],
    steps: [
      {
        name: '営業部長または経理部長',
        approver: { kind: 'any-of', rules: [salesHead, accountingHead] },
        when: [],
      },
      { name: '経理担当', approver: accountingStaff, when: [] },
    ],
    ...since,
  },
  {
    id: 'R-01',
    version: 1,
    name: '経費',
    itemCodes: [],
    steps: [
      { name: '課長', approver: { kind: 'department-head' }, when: [] },
      {
        name: '部長',
        approver: { kind: 'division-head' },
        when: [
          { kind: 'total-at-least', yen: yen(100_000) },
          { kind: 'account-used', accountCode: '761' },
        ],
      },
      { name: '経理担当', approver: accountingStaff, when: [] },
      { name: '経理部長', approver: accountingHead, when: [] },
    ],
    ...since,
  },
];

const regulation: TravelRegulation = {
  perDiems: [
    { grade: '一般', dailyYen: yen(2_500), ...since },
    { grade: '課長', dailyYen: yen(3_000), ...since },
  ],
  lodgingCaps: {
    places: demoPlaces,
    caps: [
      { nightlyYen: yen(10_000), ...since },
      { grade: '部長', nightlyYen: yen(12_000), ...since },
      { placeId: 'osaka', nightlyYen: yen(12_000), ...since },
      { placeId: 'tokyo', nightlyYen: yen(14_000), ...since },
      { placeId: 'abroad', nightlyYen: yen(25_000), ...since },
    ],
  },
  tripRules: shippedTripRules,
};

const stem = '01KMNAT0';

/** A head who looks at what his department spent; nobody has been given it yet. */
const access: CompanyAccess = {
  roles: [
    {
      id: demoRoleId(stem, 1),
      name: '部門の経費を見る人',
      grants: { 'claims.read': 'department', 'closing.read': 'company' },
    },
  ],
  switchedOff: [],
  refusedPairs: [],
  labels: [],
};

const { users, people } = castOf(stem, 'minato.example.jp', cast);

/** 株式会社みなと商事: 税抜経理, rounding down per line, no 少額特例. */
export const minato: DemoCompany = {
  tenantId: demoTenantId(stem),
  companyCode: 'minato',
  masters: {
    settingsVersion: 1,
    access,
    company: {
      name: '株式会社みなと商事',
      taxAccounting: 'exclusive',
      taxRounding: 'floor',
      transitionalBooking: 'share',
      smallAmountPeriods: [],
      fiscalYearStartMonth: 4,
      liabilityAccount: '318',
      inputTaxAccount: '157',
      cardSubAccount: 'みなとカード',
    },
    accounts: demoAccounts,
    items: shippedItems,
    departments,
    grades,
    labels: [],
    users,
    routes,
    approval: {},
    regulation,
    exporting: shippedExporting,
    watchedAmounts: shippedWatchedAmounts(shippedItems),
    assetRules: shippedAssetRules,
    entries: {
      subaccounts: demoSubAccounts,
      partners: demoPartners,
      projects: demoProjects,
      cards: demoCards(users.slice(1, 3).map(({ id }) => id)),
    },
  },
  people,
};
