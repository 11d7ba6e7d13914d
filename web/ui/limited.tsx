import { Text } from '@mantine/core';

type LimitedProps = {
  /** As the answer says it. @default nothing was left out */
  readonly isLimited: true | undefined;
  /** Of what some were left out. */
  readonly what: '申請' | '仕訳' | '証憑' | '証憑・返金の元の明細' | '出力したファイル';
};

/** What is not shown to somebody is not shown, but a list, a sum or a file that leaves it out does not look whole. */
export const Limited = ({ isLimited, what }: LimitedProps) =>
  isLimited === undefined ? null : (
    <Text size="xs" c="dimmed" role="note">
      {`あなたに閲覧権限のない情報のラベルが付いた${what}は含まれていません。`}
    </Text>
  );
