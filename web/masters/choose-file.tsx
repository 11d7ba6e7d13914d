import { Button, FileButton, Group, Text } from '@mantine/core';
import { useRef } from 'react';
import type { Master } from '#domain/masters/master.ts';
import { useDeed } from '#web/api/contract-client.ts';
import { tellError } from '#web/ui/tell.ts';

type ChooseFileProps = {
  readonly name: string | undefined;
  readonly isDisabled: boolean;
  readonly onChoose: (file: File) => void;
};

/** The same file can be chosen again once it was mended: the field forgets each choice. */
export const ChooseFile = ({ name, isDisabled, onChoose }: ChooseFileProps) => {
  const forget = useRef<() => void>(null);
  return (
    <Group gap="sm">
      <FileButton
        accept=".csv,text/csv"
        resetRef={forget}
        disabled={isDisabled}
        onChange={(file) => {
          if (file === null) return;
          forget.current?.();
          onChoose(file);
        }}
      >
        {(props) => (
          <Button {...props} variant="default" disabled={isDisabled} data-autofocus>
            {name === undefined ? 'CSVファイルを選ぶ' : 'ファイルを選び直す'}
          </Button>
        )}
      </FileButton>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Text>
    </Group>
  );
};

/** Our own columns, for whoever has no file yet. */
export const SampleFile = ({ master }: { readonly master: Master }) => {
  const saving = useDeed({
    mutationFn: async () => (await import('#web/masters/save-csv.ts')).saveSample(master),
  });
  return (
    <Group>
      <Button
        variant="subtle"
        size="compact-sm"
        loading={saving.isPending}
        onClick={() => saving.mutate(undefined, { onError: tellError })}
      >
        見本のCSVを保存する
      </Button>
    </Group>
  );
};
