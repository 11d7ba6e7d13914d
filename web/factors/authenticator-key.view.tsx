import { Code, Stack, Text } from '@mantine/core';
import { partOnUse } from '#web/ui/on-use.tsx';

/** Few people set an authenticator up, and each but once. */
const QrCode = partOnUse(
  async () => (await import('#web/factors/qr-code.view.tsx')).QrCode,
  <div style={{ height: 220 }} />,
);

/** `JBSW Y3DP …`: read off and typed in groups. */
const inFours = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ');

const secretIn = (otpauthUri: string): string => new URL(otpauthUri).searchParams.get('secret') ?? '';

/** What an authenticator app is told: a picture for its camera, and the key for whoever types. */
export const AuthenticatorKey = ({ otpauthUri }: { readonly otpauthUri: string }) => (
  <Stack gap="xs">
    <QrCode text={otpauthUri} label="認証アプリに登録するQRコード" />
    <Text size="sm" fw={600}>
      QRコードを読み取れないときのセットアップキー
    </Text>
    <Code block fz="md" style={{ whiteSpace: 'normal' }}>
      {inFours(secretIn(otpauthUri))}
    </Code>
    <Text size="xs" c="dimmed">
      スマートフォンなどの認証アプリ（Google Authenticator、Microsoft Authenticator
      など）で読み取ってください。この画面を閉じると、同じQRコードは表示されません。
    </Text>
  </Stack>
);
