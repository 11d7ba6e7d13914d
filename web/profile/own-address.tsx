import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { askOwnAddress, giveUpOwnAddress, showMyProfile } from '#contract/own-address.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import { faultAt, problemOf, sayFailure } from '#web/api/problem.ts';
import { focusFirstFault } from '#web/ui/focus-first-fault.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone, tellError } from '#web/ui/tell.ts';
import type { MyProfile } from '#web/profile/my-facts.ts';

const useProfileChanged = () => {
  const client = useQueryClient();
  return () => askAnew(client, [showMyProfile]);
};

type Asked = NonNullable<MyProfile['askedAddress']>;

type WaitsProps = {
  readonly asked: Asked;
  /** False where the company closed own changes since: its link says no. */
  readonly mayChange: boolean;
};

/** What waits to be confirmed from the new mailbox. */
const Waits = ({ asked, mayChange }: WaitsProps) => {
  const giveUp = useSend(
    giveUpOwnAddress,
    () => tellDone('メールアドレスの変更を取り消しました'),
    useProfileChanged(),
  );
  return (
    <Notice tone="calm" title={mayChange ? '確認を待っている変更があります' : '確定できない変更があります'}>
      <Stack gap="xs">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {mayChange
            ? `${asked.email} に確認のメールを送ります。${formatInstant(asked.expiresAt)}までに、メールのリンクを開いて確定してください。それまでは、いまのメールアドレスのままです。`
            : `${asked.email} への変更は、会社の設定が変わったため確定できません。変更するときは、会社の管理者に依頼してください。`}
        </Text>
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            loading={giveUp.isPending}
            onClick={() => giveUp.mutate({}, { onError: tellError })}
          >
            変更を取り消す
          </Button>
        </Group>
      </Stack>
    </Notice>
  );
};

const AskForm = ({ onDone }: { readonly onDone: () => void }) => {
  const [email, type] = useState('');
  const asking = useSend(
    askOwnAddress,
    () => {
      tellDone('確認のメールを送ります');
      onDone();
    },
    useProfileChanged(),
  );
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    asking.mutate({ body: { email } }, { onError: () => focusFirstFault(form) });
  };
  const fault = faultAt(problemOf(asking.error)?.fields ?? [], 'email');
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        {asking.error === null || fault !== undefined ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(asking.error)}
          </Notice>
        )}
        <TextInput
          label="新しいメールアドレス"
          description="このアドレスに確認のメールを送ります。いまのアドレスにも、手続きがあったことをお知らせします。"
          type="email"
          required
          withAsterisk={false}
          autoComplete="email"
          autoCapitalize="none"
          maw={420}
          value={email}
          error={fault}
          onChange={({ currentTarget: { value } }) => type(value)}
        />
        <Group gap="sm">
          <Button type="submit" loading={asking.isPending}>
            確認のメールを送る
          </Button>
          <Button variant="default" disabled={asking.isPending} onClick={onDone}>
            キャンセル
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** The address to which one is mailed, and its change where the company lets people make it. */
export const OwnAddress = ({ profile }: { readonly profile: MyProfile }) => {
  const [isOpen, open] = useState(false);
  const { email, askedAddress, mayChangeAddress } = profile;
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Text>
        {mayChangeAddress && !isOpen ? (
          <Button variant="default" onClick={() => open(true)}>
            メールアドレスを変更する
          </Button>
        ) : null}
      </Group>
      {askedAddress === undefined ? null : <Waits asked={askedAddress} mayChange={mayChangeAddress} />}
      {isOpen && mayChangeAddress ? <AskForm onDone={() => open(false)} /> : null}
      {mayChangeAddress ? null : (
        <Text size="xs" c="dimmed">
          会社の設定により、本人は変更できません。変更は会社の管理者に依頼してください。
        </Text>
      )}
    </Stack>
  );
};
