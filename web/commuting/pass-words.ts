import type { listMyCommuterPasses } from '#contract/commuting.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { PassAct, PassKind, PassState } from '#domain/commuting/commuter-pass.ts';
import { formatDigits } from '#domain/money/format-yen.ts';
import type { Fact } from '#web/ui/facts.tsx';
import { formatDate, formatInstant } from '#web/ui/format-date.ts';
import type { Tone } from '#web/ui/tone.ts';

export type ShownPass = AnswerOf<typeof listMyCommuterPasses>['items'][number];
type Content = Pick<ShownPass, 'kind' | 'sections' | 'validFrom' | 'validTo' | 'months' | 'costYen'>;

export const kindWords: Readonly<Record<PassKind, string>> = {
  train: '鉄道',
  bus: 'バス',
  'train-and-bus': '鉄道とバス',
};

export const stateWords: Readonly<Record<PassState, { readonly words: string; readonly tone: Tone }>> = {
  asked: { words: '確認待ち', tone: 'warn' },
  confirmed: { words: '確定', tone: 'good' },
  'sent-back': { words: '差戻し', tone: 'bad' },
  withdrawn: { words: '取下げ', tone: 'quiet' },
};

const actWords: Readonly<Record<PassAct, string>> = {
  ask: '申請',
  register: '管理者が登録',
  confirm: '確定',
  'send-back': '差戻し',
  withdraw: '取下げ',
  end: '終了',
  replace: '更新により終了',
};

/** 「JR東日本 東海道線：大船→品川→新橋」. */
export const sectionWords = ({ operator, line, stations }: ShownPass['sections'][number]): string =>
  `${[operator, line].filter((word) => word !== undefined).join(' ')}：${stations.join('→')}`;

export const routeWords = ({ sections }: Pick<ShownPass, 'sections'>): string =>
  sections.map(sectionWords).join('、');

export const daysWords = ({
  validFrom,
  validTo,
  endsOn,
}: Pick<ShownPass, 'validFrom' | 'validTo' | 'endsOn'>) =>
  `${formatDate(validFrom)}〜${formatDate(endsOn ?? validTo)}`;

export const passFacts = (pass: Content & Pick<ShownPass, 'endsOn'>): readonly Fact[] => [
  { term: '種類', value: kindWords[pass.kind] },
  { term: '有効期間', value: daysWords(pass) },
  { term: '購入の単位', value: `${pass.months}か月` },
  { term: '購入額', value: `${formatDigits(pass.costYen)}円` },
  ...pass.sections.map((section, at) => ({ term: `区間${at + 1}`, value: sectionWords(section) })),
];

/** Newest first. */
export const eventLines = ({ events }: Pick<ShownPass, 'events'>): readonly string[] =>
  events.toReversed().map(({ act, at, byName, reason, alone }) => {
    const why = reason === undefined ? '' : `（${reason}）`;
    const own = alone === true ? '（ほかに管理する人がいないため本人が処理）' : '';
    return `${formatInstant(at)} ${actWords[act]} ${byName}${why}${own}`;
  });
