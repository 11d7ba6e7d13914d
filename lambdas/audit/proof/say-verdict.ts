import type { DayFault, DayVerdict, Verdict } from './verify-extraction.ts';

const sayFault = (fault: DayFault): string => {
  switch (fault.fault) {
    case 'changed':
      return `${fault.index}件目の記録が変更されています`;
    case 'out-of-place':
      return `${fault.index}件目から、記録の削除・追加・入れ替えがあります`;
    case 'not-as-sealed':
      return `封印（${fault.seal}）の時点の記録と違うか、足りません`;
    case 'seal-loose':
      return `封印（${fault.seal}）が、その前の封印につながっていません`;
    case 'withheld':
      return `${fault.index}件目から、絞り込んでいないのに記録が省かれています`;
    case 'never-sealed':
      return '終わって2日を過ぎた日の記録が、最後まで封印されていません';
    case 'found-faulty':
      return `封印（${fault.seal}）の照合で、表と保管庫の不一致が見つかっています`;
  }
};

const sayDay = ({ day, records, chained, unsealed, faults, seal }: DayVerdict): string => {
  const verdict = faults.length > 0 ? '不正' : seal === undefined ? '未封印' : '完全';
  const lines = [
    `${day}  ${verdict}  全${chained}件のうち抽出${records}件${unsealed > 0 ? `・封印前${unsealed}件` : ''}`,
    ...faults.map((fault) => `    ${sayFault(fault)}`),
    ...(seal === undefined ? [] : [`    封印 SHA-256 ${seal}`]),
  ];
  return lines.join('\n');
};

/** The verdict for whoever checks the files, and whether every day is whole and sealed or not over yet. */
export const sayVerdict = ({
  days,
  taken,
  isComplete,
}: Verdict): { readonly text: string; readonly isSound: boolean } => {
  const isSound = isComplete && days.every(({ faults }) => faults.length === 0);
  const head =
    taken === undefined
      ? '抽出ファイルではありません'
      : `抽出 ${taken.extractionId}  ${taken.by}  ${taken.at}  対象 ${taken.chain}  ${taken.from}〜${taken.to}`;
  const lines = [
    head,
    ...days.map(sayDay),
    ...(isComplete ? [] : ['ファイルが足りないか、順番が違います']),
    ...(taken?.actor === undefined && taken?.action === undefined
      ? []
      : ['絞り込んだ抽出です。対象外の記録はハッシュだけを含み、選び方は抽出した人が保証します']),
    isSound ? '結果: 改変・欠落はありません' : '結果: 改変または欠落があります',
    '',
  ];
  return { text: lines.join('\n'), isSound };
};
