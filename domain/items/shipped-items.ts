import { calendarDate } from '#domain/calendar/calendar-date.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';

/** From a day on which no company of ours had begun yet. */
const since = { validFrom: calendarDate('2020-04-01') };

type ItemLine = readonly [
  code: string,
  name: string,
  kind: ExpenseItem['kind'],
  accountCode: string,
  defaultRate: ExpenseItem['defaultRate'],
];

const itemLines: readonly ItemLine[] = [
  ['train', '電車', 'public-transport', '741', 'standard'],
  ['taxi', 'タクシー', 'taxi', '741', 'standard'],
  ['air', '航空券', 'air', '741', 'standard'],
  ['lodging', '宿泊', 'lodging', '741', 'standard'],
  ['commuting', '通勤定期・通勤費', 'commuting', '742', 'standard'],
  ['toll', '高速道路', 'toll', '741', 'standard'],
  ['parking', '駐車場・駐輪場', 'parking', '741', 'standard'],
  ['fuel', '燃料（ガソリン）', 'goods', '768', 'standard'],
  ['per-diem', '日当', 'per-diem', '741', 'standard'],
  ['meeting', '会議費', 'meeting', '764', 'standard'],
  ['supplies', '消耗品費', 'goods', '746', 'standard'],
  ['equipment', '備品', 'goods', '746', 'standard'],
  ['books', '新聞図書費', 'periodical', '748', 'standard'],
  ['stamp-duty', '印紙・証明書', 'public-fee', '756', 'out-of-scope'],
  ['postage', '切手・郵便', 'postal', '743', 'standard'],
  ['parcel', 'ゆうパック・宅配便', 'postal-counter', '744', 'standard'],
  ['admission', '入場券・入場料', 'admission', '741', 'standard'],
  ['gift', '贈答品', 'gift', '761', 'standard'],
  ['golf', '接待ゴルフ', 'golf', '761', 'standard'],
  ['condolence', '慶弔金（社外）', 'condolence', '763', 'out-of-scope'],
  ['staff-condolence', '慶弔見舞金（社員）', 'condolence', '712', 'out-of-scope'],
  ['membership', '会費', 'membership', '765', 'out-of-scope'],
  ['vending', '自動販売機', 'vending', '764', 'reduced'],
];

/** Staff is congratulated by name alone, without a supplier. */
const ownAsks: Readonly<Record<string, NonNullable<ExpenseItem['asks']>>> = {
  'staff-condolence': { supplier: 'hidden', registration: 'hidden' },
};

/** 経費科目 with which a company begins that brings neither items nor accounts: they are booked by our chart. */
export const shippedItems: readonly ExpenseItem[] = [
  ...itemLines.map(([code, name, kind, accountCode, defaultRate]): ExpenseItem => ({
    code,
    name,
    kind,
    accountCode,
    defaultRate,
    ...(ownAsks[code] === undefined ? {} : { asks: ownAsks[code] }),
    ...since,
  })),
  {
    code: 'entertainment',
    name: '接待交際費',
    kind: 'entertainment',
    accountCode: '761',
    excludedAccountCode: '764',
    staffOnlyAccountCode: '712',
    staffMeetingAccountCode: '764',
    defaultRate: 'standard',
    ...since,
  },
];
