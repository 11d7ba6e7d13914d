/** Lines as a client sends them; each builder is a valid one, the argument is the difference. */
type Difference = Readonly<Record<string, unknown>>;

const line = (id: string, amount: number, difference: Difference) => ({
  id,
  spentOn: '2026-05-12',
  amount,
  parts: [{ rate: 'standard', amount }],
  paidBy: 'employee',
  purpose: 'ordinary',
  supplier: { name: '' },
  memo: '',
  evidenceIds: [],
  ...difference,
});

/** 品川→新大阪 and back, のぞみ指定席. */
export const shinkansen = (difference: Difference = {}) =>
  line('1', 29_440, {
    itemCode: 'train',
    supplier: { name: '東海旅客鉄道株式会社' },
    purpose: 'trip',
    memo: '大阪出張',
    journey: { from: '品川', to: '新大阪', isRoundTrip: true },
    ...difference,
  });

/** 個人タクシー without a T-number. */
export const privateTaxi = (difference: Difference = {}) =>
  line('1', 3_300, {
    itemCode: 'taxi',
    spentOn: '2026-09-30',
    supplier: { name: '個人タクシー 山田', kind: 'individual' },
    memo: '終電後の帰社',
    ...difference,
  });

/** A-05: a convenience store's receipt with both rates; セブン-イレブン's number is made up but well-formed. */
export const convenienceStore = (difference: Difference = {}) =>
  line('1', 1_630, {
    itemCode: 'supplies',
    spentOn: '2026-05-15',
    parts: [
      { rate: 'reduced', amount: 1_080 },
      { rate: 'standard', amount: 550 },
    ],
    supplier: { name: 'コンビニ新橋店', registrationNumber: 'T1180301018771', kind: 'corporation' },
    memo: '会議用の飲み物と文具',
    ...difference,
  });

/** dinner with a customer, four people. */
export const dinner = (amount = 39_600, difference: Difference = {}) =>
  line('1', amount, {
    itemCode: 'entertainment',
    spentOn: '2026-05-20',
    supplier: { name: '割烹みなと', registrationNumber: 'T1180301018771', kind: 'corporation' },
    memo: '株式会社アオバとの会食',
    participants: {
      headcount: 4,
      outside: [
        { company: '株式会社アオバ', name: '中村部長', relation: '取引先' },
        { company: '株式会社アオバ', name: '小林様', relation: '取引先' },
      ],
      shop: '割烹みなと',
      address: '東京都港区新橋1-1-1',
    },
    ...difference,
  });

/** 会議費 with a qualified invoice. */
export const meeting = (amount = 11_000, difference: Difference = {}) =>
  line('1', amount, {
    itemCode: 'meeting',
    supplier: { name: '株式会社サンプル', registrationNumber: 'T1180301018771', kind: 'corporation' },
    memo: '打合せ',
    participants: { headcount: 3, outside: [{ company: '株式会社サンプル', name: '佐々木様' }] },
    ...difference,
  });

/** R-02 備品. */
export const equipment = (amount = 22_000, difference: Difference = {}) =>
  line('1', amount, {
    itemCode: 'equipment',
    supplier: { name: '株式会社サンプル', registrationNumber: 'T1180301018771', kind: 'corporation' },
    memo: '外付けモニター',
    ...difference,
  });

/** K-01 without the advance: three days in Osaka, 61,140 yen. */
export const osakaTrip = () => [
  shinkansen({ id: '1', spentOn: '2026-06-08' }),
  line('2', 7_500, {
    itemCode: 'per-diem',
    spentOn: '2026-06-10',
    purpose: 'trip',
    perDiemDays: 3,
    memo: '日当 6/8〜6/10',
  }),
  line('3', 13_200, {
    itemCode: 'lodging',
    spentOn: '2026-06-09',
    purpose: 'trip',
    supplier: { name: 'ホテルサンプル大阪' },
    lodging: { city: '大阪', nights: 1 },
    overCapReason: '学会開催で上限内の空室がなかったため',
    memo: '大阪 1泊目',
  }),
  line('4', 11_000, {
    itemCode: 'lodging',
    spentOn: '2026-06-10',
    purpose: 'trip',
    supplier: { name: 'ホテルサンプル大阪' },
    lodging: { city: '大阪', nights: 1 },
    memo: '大阪 2泊目',
  }),
];

export const trip = { destination: '大阪', startOn: '2026-06-08', endOn: '2026-06-10' };
