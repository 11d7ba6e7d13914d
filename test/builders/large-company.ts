import type { Account } from '#domain/accounts/account.ts';
import type { SubAccount } from '#domain/accounts/sub-account.ts';
import type { ApproverRule, RouteDefinition, StepDefinition } from '#domain/approvals/route.ts';
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import type { Department } from '#domain/departments/department.ts';
import { yen } from '#domain/money/yen.ts';
import type { Partner } from '#domain/partners/partner.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { demoTenantId, since, type DemoCompany } from '#local/seed/demo-company.ts';
import { minato } from '#local/seed/minato.ts';

/** How large a company is. `people` are those beside the cast of minato, who act in it. */
export type Sizes = {
  readonly people: number;
  readonly departments: number;
  readonly accounts: number;
  readonly subAccounts: number;
  readonly items: number;
  readonly partners: number;
  readonly routes: number;
  readonly stepsOfRoute: number;
};

/** What the service holds (ground 4). */
export const groundSizes: Sizes = {
  people: 10_000,
  departments: 2_000,
  accounts: 5_000,
  subAccounts: 5_000,
  items: 1_000,
  partners: 20_000,
  routes: 200,
  stepsOfRoute: 15,
};

const listOf = <One>(count: number, one: (at: number) => One): readonly One[] =>
  Array.from({ length: count }, (_, at) => one(at));
const numbered = (stem: string, at: number): string => `${stem}${String(at + 1).padStart(5, '0')}`;

const places = [
  '札幌',
  '仙台',
  '大宮',
  '横浜',
  '金沢',
  '名古屋',
  '京都',
  '神戸',
  '広島',
  '高松',
  '福岡',
  '那覇',
];
const works = [
  '営業',
  '購買',
  '製造',
  '品質保証',
  '設計',
  '保守',
  '物流',
  '広報',
  '人事',
  '情報システム',
  '法務',
];
const wordAt = (words: readonly string[], at: number): string => words[at % words.length] ?? '';
const nameAt = (at: number): string => `${wordAt(places, at * 7 + 3)}${wordAt(works, at * 5 + (at >> 4))}`;

/** Ten to a division, at most four levels deep. */
const departmentAt = (at: number): Department => ({
  id: numbered('D', at),
  name: `${nameAt(at)}第${at + 1}課`,
  ...(at < 10 ? {} : { parentId: numbered('D', Math.floor(at / 10) - 1) }),
  ...since,
});
const departmentOf = (at: number): string => numbered('D', at);

const accountAt = (at: number): Account => ({
  code: numbered('A', at),
  name: `${nameAt(at)}関連費用${at + 1}`,
  category: 'cost',
  ...since,
});
const subAccountAt = (at: number): SubAccount => ({
  id: `741-${numbered('S', at)}`,
  name: `${wordAt(places, at)}${at + 1}`,
  accountCode: '741',
  ...since,
});
const partnerAt = (at: number): Partner => ({
  id: numbered('P', at),
  name: `株式会社${nameAt(at)}商会${at + 1}`,
  kana: `ショウカイ${at + 1}`,
  supplierKind: 'corporation',
  ...since,
});
/** Ever other items of the shipped ones' kinds, half of them with an account of their own. */
const itemsOf = ({ items, accounts }: Sizes): readonly ExpenseItem[] => {
  const shipped = minato.masters.items;
  const more = listOf(Math.max(0, items - shipped.length), (at): ExpenseItem => {
    const like = shipped[at % shipped.length];
    if (like === undefined) throw new Error('no item is shipped');
    const own = accounts === 0 ? like.accountCode : numbered('A', at % accounts);
    return {
      ...like,
      code: numbered('item-', at),
      name: `${like.name}（${nameAt(at)}${at + 1}）`,
      accountCode: own,
    };
  });
  return [...shipped, ...more];
};

const stepAt = (route: number, at: number, departments: number): StepDefinition => {
  const post: ApproverRule = {
    kind: 'post',
    departmentId: departmentOf((route * 31 + at * 17) % departments),
    position: 'head',
  };
  return {
    name: `${wordAt(works, route + at)}責任者${at + 1}`,
    approver: at === 0 ? { kind: 'department-head' } : post,
    when: [{ kind: 'total-at-least', yen: yen(10_000 * (at + 1)) }],
  };
};

/** Each for some items of its own; minato's come last, which take whatever is left. */
const routesOf = ({ routes, stepsOfRoute, items, departments }: Sizes): readonly RouteDefinition[] => [
  ...listOf(Math.max(0, routes - 2), (at): RouteDefinition => ({
    id: numbered('R-', at),
    version: 1,
    name: `${nameAt(at)}の稟議${at + 1}`,
    itemCodes: listOf(4, (item) => numbered('item-', (at * 4 + item) % Math.max(1, items - 30))),
    steps: listOf(stepsOfRoute, (step) => stepAt(at, step, departments)),
    ...since,
  })),
  ...minato.masters.routes,
];

/** The cast of minato in a company of these sizes. Its further people are taken in as a company takes them in: by files. */
export const largeCompany = (sizes: Sizes): DemoCompany => {
  const { masters, people } = minato;
  const { entries = {} } = masters;
  return {
    tenantId: demoTenantId('01KGREAT'),
    companyCode: 'great',
    people,
    masters: {
      ...masters,
      company: { ...masters.company, name: '株式会社大きな会社' },
      departments: [
        ...masters.departments,
        ...listOf(sizes.departments - masters.departments.length, departmentAt),
      ],
      accounts: [...masters.accounts, ...listOf(sizes.accounts - masters.accounts.length, accountAt)],
      items: itemsOf(sizes),
      routes: routesOf(sizes),
      entries: {
        ...entries,
        subaccounts: [...(entries.subaccounts ?? []), ...listOf(sizes.subAccounts, subAccountAt)],
        partners: [...(entries.partners ?? []), ...listOf(sizes.partners, partnerAt)],
      },
    },
  };
};

const loginIdAt = (at: number): string => numbered('e', at).toLowerCase();

/** A file of its people: heads of departments first, then members, in the order of their IDs. */
export const fileOfPeople = (from: number, to: number, departments: number): string =>
  [
    'サインインID,氏名,ふりがな,メールアドレス,等級,部門コード,部門での役割,所属開始日,ロール',
    ...listOf(to - from, (step) => {
      const at = from + step;
      const id = loginIdAt(at);
      const isHead = at < departments;
      const [position, roles] = isHead ? ['長', '申請者、承認者'] : ['一般', ''];
      const name = `${wordAt(places, at)}${wordAt(works, at * 3)}${at + 1}`;
      return `${id},${name},しゃいん${at + 1},${id}@great.example.jp,一般,${departmentOf(at % departments)},${position},${calendarDate('2020-04-01')},${roles}`;
    }),
  ].join('\r\n');

/** A file of people whom a company of minato's departments takes in, each of one of them. */
export const fileOfFewPeople = (count: number): string =>
  [
    'サインインID,氏名,ふりがな,メールアドレス,等級,部門コード,部門での役割,所属開始日,ロール',
    ...listOf(count, (at) => {
      const id = `few${String(at + 1).padStart(5, '0')}`;
      return `${id},社員${at + 1},しゃいん${at + 1},${id}@minato.example.jp,一般,sales-1,一般,2020-04-01,`;
    }),
  ].join('\r\n');

/* Files of what comes behind those with which the company begins. */
export const fileOfSubAccounts = (from: number, to: number): string =>
  [
    '補助科目コード,補助科目名,勘定科目コード,適用開始日',
    ...listOf(to - from, (step) => {
      const { id, name, accountCode } = subAccountAt(from + step);
      return `${id},${name},${accountCode},2020-04-01`;
    }),
  ].join('\r\n');

export const fileOfPartners = (from: number, to: number): string =>
  [
    '取引先コード,取引先名,カナ,区分,適用開始日',
    ...listOf(to - from, (step) => {
      const { id, name, kana = '' } = partnerAt(from + step);
      return `${id},${name},${kana},法人,2020-04-01`;
    }),
  ].join('\r\n');
