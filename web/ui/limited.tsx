import { Text } from '@mantine/core';
import { useTimeBox } from '#web/api/session.tsx';
import { formatMonth } from '#web/ui/format-date.ts';

type LimitedProps = {
  /** As the answer says it. @default nothing was left out */
  readonly isLimited: true | undefined;
  /** Of what some were left out. */
  readonly what: '申請' | '仕訳' | '証憑' | '証憑・返金の元の明細' | '出力したファイル';
};

/** What is not shown to somebody is not shown, but a list, a sum or a file that leaves it out does not look whole. */
export const Limited = ({ isLimited, what }: LimitedProps) => {
  const box = useTimeBox();
  const months = box && `${formatMonth(box.contentFrom)}〜${formatMonth(box.contentTo)}`;
  return isLimited === undefined ? null : (
    <Text size="xs" c="dimmed" role="note">
      {months === undefined
        ? `あなたに閲覧権限のない情報のラベルが付いた${what}は含まれていません。`
        : `閲覧できるのは対象期間（${months}）の${what}です。それ以外の月の${what}と、閲覧権限のない${what}は含まれていません。`}
    </Text>
  );
};
