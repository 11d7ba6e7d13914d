import { aloneHours, requestDays } from '#domain/operators/two-person.ts';
import { Notice } from '#web/ui/notice.tsx';

/** What a request waits for. */
export const TwoPersonHint = () => (
  <Notice tone="calm">
    {`二人で行う操作です。権限のあるほかの運用者が承認すると実行されます（期限は${requestDays}日）。承認できる運用者がほかにいない間は、${aloneHours}時間後に自分で実行できます。`}
  </Notice>
);
