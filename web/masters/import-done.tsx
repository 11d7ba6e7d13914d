import { Button, Group } from '@mantine/core';
import { formatDigits } from '#domain/money/format-yen.ts';
import { utf8, type WrittenFile } from '#web/files/csv-file.ts';
import type { LastImport, ShownFile } from '#web/masters/masters-api.ts';
import { UndoImport } from '#web/masters/undo-import.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { saveFile } from '#web/ui/save-file.ts';

type DoneProps = {
  readonly id: string;
  readonly shown: ShownFile;
  readonly onClose: () => void;
  readonly counts: { readonly added: number; readonly changed: number };
  readonly before: WrittenFile;
};

/** What was taken in, how it is put back, and the list of before. */
export const Done = ({
  id,
  shown,
  onClose,
  counts: { added, changed },
  before: { fileName, text },
}: DoneProps) => (
  <Notice
    tone="good"
    title={`取り込みました（登録 ${formatDigits(added)}件、変更 ${formatDigits(changed)}件）`}
  >
    次の取込をするまで、この取込を元に戻せます。
    <Group mt={6}>
      <UndoImport shown={shown} importId={id} onDone={onClose} />
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => saveFile(fileName.replace('_', '_取込前_'), utf8(text))}
      >
        取込前の一覧を保存する
      </Button>
    </Group>
  </Notice>
);

type LastProps = Pick<DoneProps, 'shown' | 'onClose'> & { readonly lastImport: LastImport };

/** The import of before, which can still be put back. */
export const Last = ({ shown, lastImport: { id, added, changed }, onClose }: LastProps) => (
  <Notice tone="calm" title={`最後の取込：登録 ${formatDigits(added)}件、変更 ${formatDigits(changed)}件`}>
    <Group mt={6}>
      <UndoImport shown={shown} importId={id} onDone={onClose} />
    </Group>
  </Notice>
);
