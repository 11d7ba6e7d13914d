import type { ClaimView } from '#web/claims/claim-view.ts';
import { formatDate } from '#web/ui/format-date.ts';

/** What undoing the confirmation posts, and on which days. */
export const reversalWords = ({ reversal = [] }: Pick<ClaimView, 'reversal'>) => {
  const days = [...new Set(reversal.map(({ postedOn }) => postedOn))].toSorted();
  const [first, last] = [days[0], days.at(-1)];
  const when =
    first === undefined || last === undefined
      ? ''
      : first === last
        ? `${formatDate(first)}の日付で`
        : `${formatDate(first)}〜${formatDate(last)}の日付で`;
  const filed = reversal.filter(({ isFiled }) => isFiled).map(({ serial }) => serial);
  const left = reversal.some(({ leavesTax }) => leavesTax === true)
    ? '前の年度は税抜経理のため、税込経理の年度に仮払消費税が残ります。振替が必要かを確認してください。'
    : '';
  return {
    lead: `計上した仕訳は消えません。貸借を逆にした仕訳（赤伝）${reversal.length}件を、${when}計上します。出力済みの会計ソフト用ファイルは変わりません。赤伝は次の出力に入ります。${left}`,
    filed:
      filed.length === 0
        ? undefined
        : `申告期限を過ぎた事業年度の仕訳（仕訳番号 ${filed.join('、')}）が含まれます。修正申告などが必要かどうか、取り消す前に確認してください。`,
  };
};
