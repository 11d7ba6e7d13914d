import { Button, Group, Stack, Switch, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { switchKeys, useKeysAreOn } from '#web/keys/key-switch.ts';
import { type KeyDeed, useKeys } from '#web/keys/use-keys.ts';
import { dialog } from '#web/ui/dialog.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';

/** Shift is a key of its own on the list: `X` is pressed as Shift and x. */
const shown: Readonly<Record<string, string>> = { X: 'Shift + x', ' ': 'Space', Escape: 'Esc' };

type KeysDialogProps = {
  readonly deeds: readonly KeyDeed[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

const KeysDialog = dialog(({ deeds, isOpen, onClose }: KeysDialogProps) => {
  const isOn = useKeysAreOn();
  return (
    <Dialog opened={isOpen} onClose={onClose} title="キー操作">
      <Stack gap="md">
        <Table verticalSpacing={4}>
          <Table.Tbody>
            {deeds.map(({ key, words }) => (
              <Table.Tr key={key}>
                <Table.Td w={110}>
                  <kbd className="sf-key">{shown[key] ?? key}</kbd>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{words}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group justify="space-between">
          <Switch
            label="キー操作を使う"
            description="文字の入力中は働きません"
            checked={isOn}
            onChange={({ currentTarget }) => switchKeys(currentTarget.checked)}
          />
          <Button onClick={onClose} data-autofocus>
            閉じる
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
});

/** The keys of a page, at work, with the list of them under `?` and behind its button. */
export const KeyList = ({ deeds }: { readonly deeds: readonly KeyDeed[] }) => {
  const [isOpen, open] = useState(false);
  const all: readonly KeyDeed[] = [
    ...deeds,
    { key: '?', words: 'キー操作の一覧を開く', run: () => open(true) },
  ];
  useKeys(all);
  return (
    <>
      <Button variant="subtle" size="compact-sm" visibleFrom="sm" onClick={() => open(true)}>
        キー操作
      </Button>
      <KeysDialog deeds={all} isOpen={isOpen} onClose={() => open(false)} />
    </>
  );
};
