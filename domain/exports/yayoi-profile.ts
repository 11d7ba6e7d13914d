import type { YayoiProduct, RoomUnit, UnequalSides, TransitionalWay } from '#domain/exports/yayoi-choices.ts';
import { encodings, type Encoding } from '#domain/text/encodings.ts';

/** A text's room: half-width units (full-width counts two), or characters. */
export type Room = { readonly count: number; readonly in: RoomUnit };

export type ProductLimits = {
  readonly name: string;
  readonly encodings: readonly Encoding[];
  readonly columns: readonly (25 | 27)[];
  /** Per file; @default no limit is known */
  readonly rows?: number;
  readonly bytes?: number;
  /** Rows of one 振替伝票. */
  readonly slipLines?: number;
  readonly amountDigits: number;
  readonly account: Room;
  readonly subAccount: Room;
  readonly department: Room;
  readonly memo: Room;
  readonly note: Room;
};

const units = (count: number): Room => ({ count, in: 'units' });
const characters = (count: number): Room => ({ count, in: 'characters' });

const names = { account: units(24), subAccount: units(24), department: units(24) };
/** 「1,000行・1.0MB」: the smaller reading of a megabyte. */
const online = { rows: 1000, bytes: 1_000_000 };

/** 弥生サポート 18545 (desktop), 29668 and 29611 (Next), 10431, 21137 and 27184 (Online). */
export const productLimits = {
  desktop: {
    name: '弥生会計（デスクトップ）',
    encodings: ['cp932'],
    columns: [25],
    // The digits of a journal's amount were not found; the other products take nine.
    amountDigits: 9,
    ...names,
    memo: units(64),
    note: units(180),
  },
  next: {
    name: '弥生会計 Next',
    encodings,
    columns: [25, 27],
    ...online,
    amountDigits: 9,
    ...names,
    memo: units(64),
    note: units(180),
  },
  online: {
    name: '弥生会計 オンライン',
    encodings: ['cp932'],
    columns: [27],
    ...online,
    slipLines: 20,
    amountDigits: 9,
    account: characters(12),
    subAccount: characters(15),
    department: units(24),
    memo: characters(30),
    note: characters(90),
  },
} as const satisfies Record<YayoiProduct, ProductLimits>;

/** How one company's files are written. */
export type YayoiProfile = {
  readonly product: YayoiProduct;
  readonly encoding: Encoding;
  readonly columns: 25 | 27;
  readonly unequalSides: UnequalSides;
  readonly transitional: TransitionalWay;
  /** Names of accounts, 補助科目 and 部門 that the package knows by another name. */
  readonly names: readonly { readonly from: string; readonly to: string }[];
};

export const shippedProfile: YayoiProfile = {
  product: 'desktop',
  encoding: 'cp932',
  columns: 25,
  unequalSides: 'blank',
  transitional: 'share',
  names: [],
};

/** What of the profile its product cannot read; empty when it can. */
export const faultsOfProfile = (
  profile: YayoiProfile,
): readonly { readonly path: string; readonly message: string }[] => {
  const limits: ProductLimits = productLimits[profile.product];
  return [
    ...(limits.encodings.includes(profile.encoding)
      ? []
      : [{ path: 'encoding', message: `${limits.name}が読める文字コードを選んでください` }]),
    ...(limits.columns.includes(profile.columns)
      ? []
      : [{ path: 'columns', message: `${limits.name}の列数は${limits.columns.join('または')}です` }]),
    // 弥生サポート 21137: one 税計算区分 per slip.
    ...(profile.product === 'online' && profile.transitional === 'package'
      ? [{ path: 'transitional', message: `${limits.name}では1つの伝票に内税と込みを混ぜられません` }]
      : []),
  ];
};
