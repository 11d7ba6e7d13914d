import { Button, Code, Group, List, Stack, Text } from '@mantine/core';
import { saveFile } from '#web/ui/save-file.ts';

type RecoveryCodesProps = {
  readonly codes: readonly string[];
  readonly action: string;
  readonly onKept: () => void;
};

const fileText = (codes: readonly string[]): string =>
  [
    'STAFee リカバリーコード',
    '認証アプリやパスキーが使えないときに、1つずつ1回だけ使えます。',
    '',
    ...codes,
    '',
  ].join('\r\n');

/** リカバリーコード: shown this once, and kept by their owner. */
export const RecoveryCodes = ({ codes, action, onKept }: RecoveryCodesProps) => (
  <Stack gap="md">
    <Text size="sm">
      登録しました。スマートフォンなどの端末をなくしたときに備えて、次のリカバリーコードを保管してください。1つにつき1回だけ使えます。この画面を閉じると、もう表示されません。
    </Text>
    <List listStyleType="none" aria-label="リカバリーコード" spacing={4}>
      {codes.map((code) => (
        <List.Item key={code}>
          <Code fz="md">{code}</Code>
        </List.Item>
      ))}
    </List>
    <Group gap="sm">
      <Button
        variant="default"
        onClick={() => saveFile('STAFee_リカバリーコード.txt', new TextEncoder().encode(fileText(codes)))}
      >
        ファイルに保存する
      </Button>
      <Button variant="default" onClick={() => window.print()}>
        印刷する
      </Button>
    </Group>
    <Button onClick={onKept}>{action}</Button>
  </Stack>
);
