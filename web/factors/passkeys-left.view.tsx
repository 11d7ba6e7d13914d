import { Text } from '@mantine/core';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';

type LeftProps = {
  readonly passkeys: readonly { readonly name: string; readonly since: string }[];
  /** Where they are deleted. */
  readonly where: string;
};

/** After a new password: what still lets in without it. */
export const PasskeysLeft = ({ passkeys, where }: LeftProps) =>
  passkeys.length === 0 ? null : (
    <Notice tone="warn" title="登録済みのパスキーは、これからも使えます">
      <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
        {passkeys.map(({ name, since }) => (
          <li key={`${name} ${since}`} style={{ overflowWrap: 'anywhere' }}>
            {name}（登録 {formatInstant(since)}）
          </li>
        ))}
      </ul>
      <Text size="sm" mt="xs">
        見覚えのないパスキーがあるときは、{where}
        削除してください。サインインできないときは、会社の管理者に「二段階認証の解除」を依頼してください。
      </Text>
    </Notice>
  );
