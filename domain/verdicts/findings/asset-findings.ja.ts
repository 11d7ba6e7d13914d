import { about } from './finding-row.ts';
import { sayYen } from './say-facts.ja.ts';

type Asset = {
  readonly perUnit: number;
  readonly quantity: number;
  readonly from: number;
  /** 税抜 or 税込, as the company books. */
  readonly basis: string;
  /** Absent where the choice is not open. */
  readonly lumpBelow?: number;
  readonly smallBelow?: number;
};

const choicesOf = ({ lumpBelow, smallBelow }: Asset): string =>
  [
    ...(lumpBelow === undefined ? [] : [`一括償却資産（3年、${sayYen(lumpBelow)}未満）`]),
    ...(smallBelow === undefined ? [] : [`少額減価償却資産（全額費用、${sayYen(smallBelow)}未満）`]),
    '固定資産（耐用年数で償却）',
  ].join('・');

/** Goods that may be assets. */
export const assetFindings = {
  'asset-to-decide': about<Asset>({
    field: 'quantity',
    rule: 'EXP-015',
    says: ({ perUnit, from, basis }) =>
      `1点${sayYen(perUnit)}（${basis}）で${sayYen(from)}以上です。点数が正しいか確認してください（費用か資産かは経理が決めます）`,
    accounts: (facts) =>
      `1点${sayYen(facts.perUnit)}（${facts.basis}、${facts.quantity}点）：${choicesOf(facts)}から選んでください`,
  }),
};
