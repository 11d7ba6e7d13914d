import { Text } from '@mantine/core';

/** In place of buttons that only would say no (docs/decisions/0201). */
export const OwnKeptByAnother = () => (
  <Text size="sm">
    ご自身の通勤定期です。確定・差戻し・終了・登録は、利用者を管理するほかの方に依頼してください。
  </Text>
);
