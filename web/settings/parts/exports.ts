import { replaceExportLabels, showExportLabels } from '#contract/settings/export-labels.ts';
import { replaceExportProfile, showExportProfile } from '#contract/settings/export-profile.ts';
import { firstPackage, packageNames } from '#domain/exports/accounting-packages.ts';
import { allLabels } from '#domain/exports/yayoi-labels.ts';
import { productLimits, shippedProfile } from '#domain/exports/yayoi-profile.ts';
import { accountingWords } from '#web/settings/accounting-words.ts';
import { settingPart } from '#web/settings/setting-part.ts';

const follows = 'これから作成するファイルに当てはまります。作成済みのファイルと仕訳は変わりません。';

export const exportProfile = settingPart(
  { show: showExportProfile, replace: replaceExportProfile },
  {
    name: 'export-profile',
    title: '会計ソフト出力の形式',
    group: 'exports',
    purpose: 'どの弥生会計で読み込むかと、ファイルの書き方です。',
    follows,
    field: {
      kind: 'group',
      word: '',
      fields: {
        product: {
          kind: 'choice',
          word: '会計ソフト',
          words: {
            desktop: productLimits.desktop.name,
            next: productLimits.next.name,
            online: productLimits.online.name,
          },
        },
        encoding: {
          kind: 'choice',
          word: '文字コード',
          words: { cp932: 'Shift_JIS（CP932）', 'utf-8': 'UTF-8' },
        },
        columns: {
          kind: 'choice',
          word: '列数',
          words: { 25: '25列', 27: '27列（調整・明細行番号を含む）' },
        },
        unequalSides: {
          kind: 'choice',
          word: '借方と貸方の行数が違うとき',
          words: { blank: '相手を空欄にする（弥生会計と同じ）', sundry: '諸口を相手にする' },
        },
        transitional: {
          kind: 'choice',
          word: '経過措置の仕入の税額',
          words: { share: '控除できる割合の税額を書く（内税）', package: '会計ソフトに計算させる（税込）' },
          hint: '免税事業者などからの仕入（インボイス制度の経過措置）の行の書き方です。',
        },
        names: {
          kind: 'rows',
          word: '名称の読み替え',
          rowWord: '読み替えの行',
          keys: ['from'],
          hint: '会計ソフト側で名称が違う勘定科目・補助科目・部門だけを書きます。',
          row: {
            from: { kind: 'text', word: 'STAFeeでの名称' },
            to: { kind: 'text', word: '会計ソフトでの名称' },
          },
        },
      },
    },
  },
);

const labels = () =>
  allLabels({ taxAccounting: 'exclusive', ...shippedProfile, labels: [] }).map(({ code, label }) => ({
    id: code,
    name: label,
  }));

export const exportLabels = settingPart(
  { show: showExportLabels, replace: replaceExportLabels },
  {
    name: 'export-labels',
    title: '税区分の名称',
    group: 'exports',
    purpose: '会計ソフトでの税区分の名称が、STAFeeの出力と違うときに直します。',
    follows,
    namesIn: () => ({ labels: labels() }),
    field: {
      kind: 'rows',
      word: '',
      rowWord: '税区分の行',
      keys: ['package', 'code', 'taxAccounting'],
      row: {
        package: {
          kind: 'choice',
          word: '会計ソフト',
          words: packageNames,
          whenNone: packageNames[firstPackage],
        },
        code: { kind: 'named', of: 'labels', word: '税区分' },
        label: { kind: 'text', word: '会計ソフトでの名称' },
        taxAccounting: {
          kind: 'choice',
          word: '仕訳の経理方法',
          words: accountingWords,
          whenNone: 'どちらも',
          hint: '空欄のまま保存すると、いまの会社の経理方法の行になります。経理方法を変えたときは、新しい方法の行を足してください。',
        },
      },
    },
  },
);
