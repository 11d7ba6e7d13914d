import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import * as v from 'valibot';
import { replaceAccess } from '#contract/access.ts';
import type { Contract } from '#contract/endpoint.ts';
import { changeStateOfUser } from '#contract/leaving.ts';
import { askSecondPerson } from '#contract/second-person.ts';
import { replaceSecondPerson } from '#contract/settings/second-person.ts';
import { giveSupportGrant } from '#contract/support.ts';
import { keepUser, replaceRolesOfUser } from '#contract/user-keeping.ts';
import type { Deed } from '#web/api/client.ts';
import { useSend } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import { sayFailure, UnknownAnswer } from '#web/api/problem.ts';
import { failureTone } from '#web/ui/failure-tone.ts';
import { dialog } from '#web/ui/dialog.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';

type AskAnotherProps = {
  /** What was refused. */
  readonly deed: Deed;
  /** What of it does, in words. */
  readonly gains: string;
  /** Told whether another administrator was asked. */
  readonly answer: (isAsked: boolean) => void;
};

/** By which name an operation is asked for. */
const deeds: readonly (readonly [name: string, contract: Contract])[] = [
  ['keep-user', keepUser],
  ['replace-roles', replaceRolesOfUser],
  ['change-state', changeStateOfUser],
  ['replace-access', replaceAccess],
  ['replace-rule', replaceSecondPerson],
  ['give-support-grant', giveSupportGrant],
];

/** Which of them stands at an address, and of whom it is. */
const deedAt = ({ method, path }: Deed) => {
  for (const [name, contract] of deeds) {
    const found = new RegExp(`^${contract.path.replace('{userId}', '([^/]+)')}$`).exec(path);
    if (found === null || contract.method !== method) continue;
    const [, userId] = found;
    return { deed: name, ...(userId === undefined ? {} : { params: { userId } }) };
  }
  return {};
};

type AskBody = v.InferOutput<typeof askSecondPerson.body>;

/** What was refused, as it is asked for; undefined where this client is older than what wants it. */
const bodyOf = (deed: Deed, requestId: string, reason: string): AskBody | undefined => {
  const wish = { ...deedAt(deed), body: deed.body };
  const read = v.safeParse(askSecondPerson.body, { requestId, reason, wish });
  return read.success ? read.output : undefined;
};

/** What needs a second administrator is asked for here, or left as it is; what is typed in the page stays. */
export const AskAnotherDialog = dialog(({ deed, gains, answer }: AskAnotherProps) => {
  const [requestId] = useState(newId);
  const [reason, setReason] = useState('');
  const [unknown, setUnknown] = useState<UnknownAnswer>();
  const asking = useSend(askSecondPerson, () => {
    tellDone('ほかの管理者に承認を依頼しました');
    answer(true);
  });
  const error = asking.error ?? unknown;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = bodyOf(deed, requestId, reason);
    if (body === undefined) setUnknown(new UnknownAnswer());
    else asking.mutate({ body });
  };
  return (
    <Dialog opened title="承認の依頼" isBusy={asking.isPending} onClose={() => answer(false)}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text size="sm">
            会社の設定により、次の変更はほかの管理者が承認してから反映します。依頼すると、ほかの管理者にメールで知らせます。
          </Text>
          <Notice tone="calm">{gains}</Notice>
          {error === undefined ? null : (
            <Notice tone={failureTone(error)} isUrgent>
              {sayFailure(error)}
            </Notice>
          )}
          <Textarea
            label="理由（任意。承認する人に表示します）"
            autosize
            minRows={2}
            maxLength={200}
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value.replaceAll('\n', ' '))}
            data-autofocus
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" disabled={asking.isPending} onClick={() => answer(false)}>
              依頼しない
            </Button>
            <Button type="submit" loading={asking.isPending}>
              承認を依頼する
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
});
