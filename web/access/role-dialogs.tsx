import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { replaceAccess } from '#contract/access.ts';
import { isOwnRoleId, type OwnRoleId } from '#domain/kernel/ids.ts';
import { assert } from '#domain/kernel/assert.ts';
import { roleWords } from '#domain/rights/grants.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import { copiedGrants, holderWords, type Holding, nameFault } from '#web/access/access-words.ts';
import type { AccessDraft } from '#web/access/use-access-draft.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { newId } from '#web/api/new-id.ts';
import { dialog } from '#web/ui/dialog.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';

/** What a dialog is open for. */
export type RoleAsk =
  | { readonly act: 'make' }
  | { readonly act: 'copy' | 'rename' | 'remove'; readonly role: RoleId };

const newRoleId = (): OwnRoleId => {
  const id = `r${newId().toLowerCase()}`;
  assert(isOwnRoleId(id), 'a role of the company is r and a lower-case ULID');
  return id;
};

type NameFormProps = {
  readonly lead: string;
  readonly label: string;
  readonly first: string;
  readonly others: readonly string[];
  readonly onDone: (name: string) => void;
  readonly onClose: () => void;
};

const NameForm = ({ lead, label, first, others, onDone, onClose }: NameFormProps) => {
  const [name, setName] = useState(first);
  const [isAsked, ask] = useState(false);
  const fault = nameFault(name, others);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask(true);
    if (fault === undefined) onDone(name.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{lead}</Text>
        <TextInput
          label="ロールの名前"
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
          error={isAsked ? fault : undefined}
          maxLength={mostIn(replaceAccess, 'value.roles.name')}
          withAsterisk
          autoComplete="off"
          data-autofocus
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            キャンセル
          </Button>
          <Button type="submit">{label}</Button>
        </Group>
      </Stack>
    </form>
  );
};

type RoleDialogProps = {
  readonly ask: RoleAsk;
  readonly draft: AccessDraft;
  readonly holdings: readonly Holding[];
  readonly onClose: () => void;
};

const Removing = ({
  name,
  holding,
  onRemove,
  onClose,
}: {
  readonly name: string;
  readonly holding: Holding | undefined;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}) => {
  const isHeld = holding !== undefined && (holding.count > 0 || !holding.isAll);
  return (
    <Stack gap="md">
      <Text size="sm">
        {isHeld
          ? `「${name}」は${holderWords(holding)}が使っているため、削除できません。先に、利用者の画面でこの人たちのロールを変えてください。`
          : `「${name}」を使っている人はいません。削除は「保存」で確定します。`}
      </Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {isHeld ? '閉じる' : 'キャンセル'}
        </Button>
        {isHeld ? null : (
          <Button color="#b42318" onClick={onRemove}>
            削除する
          </Button>
        )}
      </Group>
    </Stack>
  );
};

const titles = {
  make: 'ロールを作成',
  copy: 'コピーしてロールを作成',
  rename: 'ロールの名前を変更',
  remove: 'ロールを削除',
} as const;

/** Makes a role, copies one, names one anew or takes one away, in what is being decided: nothing is stored yet. */
export const RoleDialog = dialog(({ ask, draft, holdings, onClose }: RoleDialogProps) => {
  const access = draft.draft;
  const known = ask.act === 'make' ? undefined : ask.role;
  const name = known === undefined ? '' : (roleWords(known, access) ?? '');
  const others = access.roles
    .filter(({ id }) => ask.act !== 'rename' || id !== known)
    .map((role) => role.name);
  const done = (deed: () => void) => (): void => {
    deed();
    onClose();
  };
  const made = (given: string): void => {
    const grants = known === undefined ? {} : copiedGrants(known, access);
    draft.add({ id: newRoleId(), name: given, grants });
  };
  return (
    <Dialog opened onClose={onClose} title={titles[ask.act]}>
      {ask.act === 'remove' ? (
        <Removing
          name={name}
          holding={holdings.find(({ role }) => role === ask.role)}
          onRemove={done(() => draft.remove(ask.role))}
          onClose={onClose}
        />
      ) : (
        <NameForm
          label={ask.act === 'rename' ? '変更する' : '作成する'}
          lead={
            ask.act === 'make'
              ? '権限のない状態で作成します。一覧のマスを押して権限を付けてください。'
              : ask.act === 'copy'
                ? `「${name}」と同じ権限で作成します。`
                : '使っている人のロールの名前も変わります。'
          }
          first={ask.act === 'rename' ? name : ask.act === 'copy' ? `${name}のコピー` : ''}
          others={others}
          onDone={(given) =>
            done(() => (ask.act === 'rename' ? draft.rename(ask.role, given) : made(given)))()
          }
          onClose={onClose}
        />
      )}
    </Dialog>
  );
});
