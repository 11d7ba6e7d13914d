import { Button, List, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { requestPasswordReset } from '#contract/auth.ts';
import { useSend } from '#web/api/contract-client.ts';
import { sayFailure } from '#web/api/problem.ts';
import { typedFaults } from '#web/auth/request-reset.ts';
import { focusFirstFault } from '#web/ui/focus-first-fault.ts';
import { Notice } from '#web/ui/notice.tsx';

/** The same whoever was named: whether there is such a person is nobody's business but his own. */
const Sent = ({ onAgain }: { readonly onAgain: () => void }) => (
  <Stack gap="md">
    <Notice tone="good" title="受け付けました" isUrgent>
      入力された企業コードとメールアドレスの登録があれば、再設定用のリンクをメールで送ります。
    </Notice>
    <List size="sm" spacing={6}>
      <List.Item>リンクは60分間、一度だけ使えます。</List.Item>
      <List.Item>何度か手続きしたときは、最新のメールのリンクを開いてください。</List.Item>
      <List.Item>
        数分待っても届かないときは、迷惑メールのフォルダーと、入力した内容を確かめてください。会社が接続元を制限しているときは、許可されたネットワークから手続きしてください。それでも届かないときは、会社の管理者に連絡してください。
      </List.Item>
    </List>
    <Button variant="default" onClick={onAgain}>
      入力し直す
    </Button>
  </Stack>
);

const useRequest = (companyCode: string) => {
  const [typed, type] = useState({ companyCode, email: '' });
  const [isTried, setTried] = useState(false);
  const request = useSend(requestPasswordReset);
  const faults = typedFaults(typed);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setTried(true);
    if (faults.companyCode === undefined && faults.email === undefined) request.mutate({ body: typed });
    else focusFirstFault(event.currentTarget);
  };
  const set = (change: Partial<typeof typed>) => type((before) => ({ ...before, ...change }));
  return { typed, set, faults: isTried ? faults : {}, request, submit };
};

/** 企業コード and mail address, for a link by mail. */
export const RequestResetForm = ({ companyCode }: { readonly companyCode: string }) => {
  const { typed, set, faults, request, submit } = useRequest(companyCode);
  if (request.isSuccess) return <Sent onAgain={request.reset} />;
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">
          登録されているメールアドレスに、新しいパスワードを設定するためのリンクを送ります。
        </Text>
        {request.error === null ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(request.error)}
          </Notice>
        )}
        <TextInput
          label="企業コード"
          required
          withAsterisk={false}
          autoComplete="organization"
          autoCapitalize="none"
          value={typed.companyCode}
          error={faults.companyCode}
          onChange={({ currentTarget: { value } }) => set({ companyCode: value })}
        />
        <TextInput
          label="メールアドレス"
          type="email"
          required
          withAsterisk={false}
          autoComplete="email"
          autoCapitalize="none"
          value={typed.email}
          error={faults.email}
          onChange={({ currentTarget: { value } }) => set({ email: value })}
        />
        <Button type="submit" fullWidth loading={request.isPending} mt="xs">
          再設定のメールを送る
        </Button>
      </Stack>
    </form>
  );
};
