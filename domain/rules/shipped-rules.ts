import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { yen } from '#domain/money/yen.ts';
import type { LawRow, LawRules } from './law-rules.ts';

const lasting = (
  validFrom: string,
  validTo: string | undefined,
  source: string,
  status: LawRow['status'] = 'in-force',
): LawRow => ({
  validFrom: calendarDate(validFrom),
  ...(validTo === undefined ? {} : { validTo: calendarDate(validTo) }),
  status,
  source,
});

const r8 = '令和8年法律第12号 附則';
const foodLeaflet = '国税庁 消費税率引下げ特設サイト（令和8年9月15日。法案が成立した場合）';

/** The law as we ship it, looked up on 2026-11-22. Operators may overlay rows. */
export const shippedRules: LawRules = {
  taxRates: [
    {
      category: 'standard',
      percent: 10,
      nationalBasisPoints: 780,
      localBasisPoints: 220,
      ...lasting('2019-10-01', undefined, '国税庁タックスアンサー No.6303'),
    },
    {
      category: 'reduced',
      percent: 8,
      nationalBasisPoints: 624,
      localBasisPoints: 176,
      ...lasting('2019-10-01', undefined, '国税庁タックスアンサー No.6303'),
    },
    {
      // Open at the end: leases and other contracts of before keep this rate for years. The split is unverified.
      category: 'old-8',
      percent: 8,
      nationalBasisPoints: 630,
      localBasisPoints: 170,
      ...lasting('2014-04-01', undefined, '平成24年法律第68号 附則', 'unverified'),
    },
    {
      // Decided by the cabinet on 2026-08-05, not known to be enacted; the split was not published.
      id: 'food-1-percent',
      category: 'food',
      percent: 1,
      nationalBasisPoints: 78,
      localBasisPoints: 22,
      ...lasting('2027-04-01', '2029-03-31', foodLeaflet, 'pending'),
    },
  ],
  transitionalShares: [
    { sharePercent: 100, ...lasting('1989-04-01', '2023-09-30', '区分記載請求書等保存方式まで') },
    { sharePercent: 80, ...lasting('2023-10-01', '2026-09-30', '平成28年法律第15号 附則52条') },
    { sharePercent: 70, ...lasting('2026-10-01', '2028-09-30', r8) },
    { sharePercent: 50, ...lasting('2028-10-01', '2030-09-30', r8) },
    { sharePercent: 30, ...lasting('2030-10-01', '2031-09-30', r8) },
    { sharePercent: 0, ...lasting('2031-10-01', undefined, r8) },
  ],
  formerSmall: [
    {
      belowYen: yen(30_000),
      ...lasting('1997-04-01', '2023-09-30', '消費税法施行令49条①一（令和5年改正前）'),
    },
  ],
  publicTransport: [
    {
      belowYen: yen(30_000),
      ...lasting('2023-10-01', undefined, '消費税法施行令70条の9②一、基本通達1-8-12'),
    },
  ],
  vending: [
    {
      belowYen: yen(30_000),
      ...lasting('2023-10-01', undefined, '消費税法施行規則26条の6一、基本通達1-8-14'),
    },
  ],
  addressFrom: [
    {
      belowYen: yen(30_000),
      ...lasting('2023-10-01', undefined, '令和5年国税庁告示第26号（入場券等）', 'unverified'),
    },
  ],
  smallAmount: [
    { belowYen: yen(10_000), ...lasting('2023-10-01', '2029-09-30', '平成28年法律第15号 附則53条の2') },
  ],
  assetExpense: [{ belowYen: yen(100_000), ...lasting('1998-04-01', undefined, '法人税法施行令133条') }],
  assetLump: [{ belowYen: yen(200_000), ...lasting('1998-04-01', undefined, '法人税法施行令133条の2') }],
  assetSmallBusiness: [
    {
      belowYen: yen(300_000),
      ...lasting('2003-04-01', '2026-03-31', '租税特別措置法67条の5（令和8年改正前）'),
    },
    {
      belowYen: yen(400_000),
      ...lasting('2026-04-01', '2029-03-31', '租税特別措置法67条の5（令和8年度税制改正）', 'unverified'),
    },
  ],
  mealLimits: [
    {
      perHeadYen: yen(5_000),
      ...lasting('2006-04-01', '2024-03-31', '租税特別措置法施行令37条の5（改正前）'),
    },
    { perHeadYen: yen(10_000), ...lasting('2024-04-01', undefined, '租税特別措置法施行令37条の5') },
  ],
};
