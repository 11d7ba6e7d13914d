import { Stack, Text } from '@mantine/core';

type PasskeyWordsProps = { readonly hasPasskey: boolean; readonly hasTotp: boolean };

const what =
  'パスキーは、この端末やApple・Google・Microsoftなどのアカウントに保存される鍵です。指紋・顔・PINで端末のロックを解除してサインインします。企業コードとサインインIDを入力し、「パスキーでサインイン」を押してください。端末のロックを解除できる人はだれでもサインインできるため、共用のPCには登録しないでください。スマートフォンのパスキーは、PCに表示されるQRコードを読み取って使えます。';
const passwordNoMore =
  '登録すると、パスワードだけではサインインできなくなります。ほかのPCやブラウザーでも、パスキーかリカバリーコードが必要です。';
const lost =
  '端末をなくしたときは、別の端末のパスキーかリカバリーコードでサインインし、なくした端末のパスキーを削除してください。2台以上の端末に登録しておくと安心です。';
const nobody =
  'すべてを失ったときは、テナント管理者が解除します。管理者がご自身だけのときは、解除できる人がいなくなります。先に、ほかの人にも管理者のロールを付けてください。';

/** What a passkey is, what it ends, and what to do without it: said before it is registered (docs/decisions/0194). */
export const PasskeyWords = ({ hasPasskey, hasTotp }: PasskeyWordsProps) => (
  <Stack gap="xs">
    <Text size="sm">{what}</Text>
    {hasPasskey || hasTotp ? null : <Text size="sm">{passwordNoMore}</Text>}
    <Text size="sm">{lost}</Text>
    {hasPasskey ? null : <Text size="sm">{nobody}</Text>}
  </Stack>
);
