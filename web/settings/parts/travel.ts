import { replaceLodgingCaps, showLodgingCaps } from '#contract/settings/lodging-caps.ts';
import { replacePerDiems, showPerDiems } from '#contract/settings/per-diems.ts';
import { replaceTripRules, showTripRules } from '#contract/settings/trip-rules.ts';
import { periodFields } from '#web/settings/part-fields.ts';
import { settingPart } from '#web/settings/setting-part.ts';

const judgedAnew = '下書きと差し戻された申請は、次に開いたときから新しい内容で確認します。';

export const perDiems = settingPart(
  { show: showPerDiems, replace: replacePerDiems },
  {
    name: 'per-diems',
    title: '日当',
    group: 'travel',
    purpose: '出張の日当の額を、等級・職位と期間ごとに決めます。',
    follows: `利用日がその期間に入る日当は、これから新しい額になります。${judgedAnew}計上した仕訳は変わりません。`,
    field: {
      kind: 'rows',
      word: '',
      rowWord: '日当の行',
      keys: ['grade', 'validFrom'],
      row: {
        grade: { kind: 'text', word: '等級・職位', suggests: 'grades' },
        dailyYen: { kind: 'yen', word: '1日の額' },
        ...periodFields,
      },
    },
  },
);

type Place = { readonly id?: string; readonly name?: string };
const placesIn = (value: unknown) => {
  const { places = [] }: { readonly places?: readonly Place[] } = Object(value);
  return { places: places.map(({ id = '', name = '' }) => ({ id, name: name || id })) };
};

export const lodgingCaps = settingPart(
  { show: showLodgingCaps, replace: replaceLodgingCaps },
  {
    name: 'lodging-caps',
    title: '宿泊費の上限',
    group: 'travel',
    purpose: '1泊の上限を、地域と等級・職位ごとに決めます。地域には、申請で入力される書き方を並べます。',
    follows: `宿泊日がその期間に入る明細は、これから新しい上限で確認します。${judgedAnew}計上した仕訳は変わりません。`,
    namesIn: placesIn,
    field: {
      kind: 'group',
      word: '',
      fields: {
        places: {
          kind: 'rows',
          word: '地域',
          rowWord: '地域',
          keys: ['id'],
          row: {
            id: { kind: 'text', word: '地域ID', hint: '半角の英小文字・数字・「-」', makes: 'area-' },
            name: { kind: 'text', word: '地域名' },
            spellings: {
              kind: 'texts',
              word: '地域名のほかの書き方',
              hint: '1行に1つ。「新大阪」「梅田」など、この地域として扱う地名も書けます。',
            },
          },
        },
        caps: {
          kind: 'rows',
          word: '上限',
          rowWord: '上限の行',
          keys: ['placeId', 'grade', 'validFrom'],
          row: {
            placeId: {
              kind: 'named',
              of: 'places',
              word: '地域',
              whenNone: 'その他の地域（既定）',
              hint: '選ばない行は、どの地域にも当てはまらない宿泊地の上限です。',
            },
            grade: { kind: 'text', word: '等級・職位', whenNone: 'すべて', suggests: 'grades' },
            nightlyYen: { kind: 'yen', word: '1泊の上限' },
            ...periodFields,
          },
        },
      },
    },
  },
);

const days = { kind: 'whole', unit: '日' } as const;

export const tripRules = settingPart(
  { show: showTripRules, replace: replaceTripRules },
  {
    name: 'trip-rules',
    title: '出張の日付',
    group: 'travel',
    purpose: '明細の日付が、出張の期間からどこまで離れてよいかを決めます。',
    follows: `これから確認する申請に当てはまります。${judgedAnew}`,
    field: {
      kind: 'group',
      word: '',
      fields: {
        daysBefore: { ...days, word: '出張の前', hint: '前泊・前夜の出発として認める日数（0〜7日）' },
        daysAfter: { ...days, word: '出張の後', hint: '後泊・深夜の帰着として認める日数（0〜7日）' },
        paidAheadDays: { ...days, word: '前払い', hint: '切符や宿泊を何日前から払ってよいか（0〜366日）' },
        usualDaysMax: {
          ...days,
          word: '長い出張の目安',
          hint: 'これより長い出張には注意を表示します（1〜366日）',
        },
      },
    },
  },
);
