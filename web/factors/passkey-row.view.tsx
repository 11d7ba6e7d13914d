import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { showSignInFactors } from '#contract/sign-in-factors.ts';
import { formatInstant } from '#web/ui/format-date.ts';

export type ShownPasskey = AnswerOf<typeof showSignInFactors>['passkeys'][number];

type PasskeyRowProps = {
  readonly passkey: ShownPasskey;
  /** No other is called so; else its day tells them apart. */
  readonly isAlone: boolean;
  readonly isBusy: boolean;
  readonly onRename: (name: string) => void;
  readonly onEnd: () => void;
};

const NameForm = ({
  name,
  onSave,
  onClose,
}: {
  readonly name: string;
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}) => {
  const [typed, type] = useState(name);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    onSave(typed);
  };
  return (
    <form ref={form} onSubmit={save} style={{ flex: '1 1 200px' }}>
      <Group gap="xs" align="flex-end">
        <TextInput
          label="新しい名前"
          required
          withAsterisk={false}
          maxLength={40}
          value={typed}
          onChange={({ currentTarget: { value } }) => type(value)}
        />
        <Button type="submit" size="compact-sm">
          保存
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          やめる
        </Button>
      </Group>
    </form>
  );
};

/** 「削除する（会社の携帯）」, for whoever hears the page. */
const called = (deed: string, { name, since }: ShownPasskey, isAlone: boolean): string =>
  isAlone ? `${deed}（${name}）` : `${deed}（${name}、登録 ${formatInstant(since)}）`;

const Shown = ({
  passkey,
  isAlone,
  isBusy,
  onEnd,
  onName,
}: Omit<PasskeyRowProps, 'onRename'> & { readonly onName: () => void }) => (
  <>
    <Stack gap={0} miw={0} flex="1 1 200px">
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {passkey.name}
      </Text>
      <Text size="xs" c="dimmed">
        登録 {formatInstant(passkey.since)}
      </Text>
    </Stack>
    <Group gap="xs">
      <Button
        size="compact-sm"
        variant="default"
        disabled={isBusy}
        aria-label={called('名前を変える', passkey, isAlone)}
        onClick={onName}
      >
        名前を変える
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        c="#b42318"
        disabled={isBusy}
        aria-label={called('削除する', passkey, isAlone)}
        onClick={onEnd}
      >
        削除する
      </Button>
    </Group>
  </>
);

/** One passkey: what its owner calls it, since when, and what can be done with it. */
export const PasskeyRow = ({ passkey, isAlone, isBusy, onRename, onEnd }: PasskeyRowProps) => {
  const [isNaming, setNaming] = useState(false);
  const close = (): void => setNaming(false);
  const save = (name: string): void => {
    close();
    onRename(name);
  };
  return (
    <Group
      component="li"
      justify="space-between"
      gap="xs"
      py={8}
      style={{ borderTop: '1px solid var(--mantine-color-gray-3)' }}
    >
      {isNaming ? (
        <NameForm name={passkey.name} onSave={save} onClose={close} />
      ) : (
        <Shown
          passkey={passkey}
          isAlone={isAlone}
          isBusy={isBusy}
          onEnd={onEnd}
          onName={() => setNaming(true)}
        />
      )}
    </Group>
  );
};
