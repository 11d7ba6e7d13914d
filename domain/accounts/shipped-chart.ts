import type { Account, AccountCategory } from './account.ts';

/** By category: code → name. There is no official national code; these are close to the groups of common packages. */
const names = {
  asset: {
    100: '現金',
    102: '小口現金',
    110: '当座預金',
    111: '普通預金',
    135: '売掛金',
    150: '前払金',
    151: '前払費用',
    152: '立替金',
    153: '仮払金',
    155: '未収入金',
    157: '仮払消費税等',
    159: '差入保証金',
    210: '工具器具備品',
    214: '一括償却資産',
  },
  liability: {
    305: '買掛金',
    310: '短期借入金',
    318: '未払金',
    319: '未払費用',
    325: '預り金',
    330: '仮受消費税等',
  },
  equity: {
    400: '資本金',
    410: '繰越利益剰余金',
  },
  income: {
    500: '売上高',
    800: '受取利息',
    801: '雑収入',
    802: '為替差益',
  },
  cost: {
    600: '仕入高',
    610: '外注費',
    700: '役員報酬',
    701: '給料手当',
    705: '賞与',
    710: '法定福利費',
    712: '福利厚生費',
    720: '採用教育費',
    741: '旅費交通費',
    742: '通勤費',
    743: '通信費',
    744: '荷造運賃',
    745: '水道光熱費',
    746: '消耗品費',
    747: '事務用品費',
    748: '新聞図書費',
    751: '修繕費',
    752: '地代家賃',
    753: '賃借料',
    754: 'リース料',
    755: '保険料',
    756: '租税公課',
    757: '支払手数料',
    758: '支払報酬料',
    759: '広告宣伝費',
    760: '販売促進費',
    761: '接待交際費',
    762: '交際費（1万円以下飲食）',
    763: '接待交際費（慶弔）',
    764: '会議費',
    765: '諸会費',
    766: '寄附金',
    767: '車両費',
    768: '燃料費',
    769: '減価償却費',
    799: '雑費',
    850: '支払利息',
    851: '為替差損',
    852: '雑損失',
  },
} as const satisfies Record<AccountCategory, Readonly<Record<number, string>>>;

const chartOf = (category: AccountCategory): readonly Account[] =>
  Object.entries<string>(names[category]).map(([code, name]) => ({ code, name, category }));

/** The chart of accounts with which a company begins that brings none of its own. */
export const shippedChart: readonly Account[] = (['asset', 'liability', 'equity', 'income', 'cost'] as const)
  .flatMap(chartOf)
  .toSorted((one, other) => (one.code < other.code ? -1 : 1));
