import type { Encoding } from '#domain/text/encodings.ts';
import { Button, Menu } from '@mantine/core';
import { useDeed } from '#web/api/contract-client.ts';
import { bytesOf, FileRefused, wholeFile, type PartAt, type WrittenFile } from '#web/files/csv-file.ts';
import { saveFile } from '#web/ui/save-file.ts';
import { tellError, tellFailure } from '#web/ui/tell.ts';

type CsvMenuProps = {
  /** The whole file, or how its parts are read. */
  readonly file: { readonly read: () => Promise<WrittenFile> } | { readonly partAt: PartAt };
  readonly isDisabled?: boolean;
  /** @default md */
  readonly size?: 'sm' | 'md';
};

/** Writes a list into a file, in the encoding that whoever opens it wants. */
export const CsvMenu = ({ file, isDisabled = false, size = 'md' }: CsvMenuProps) => {
  const writing = useDeed({
    mutationFn: async (encoding: Encoding) => {
      const { fileName, text } = await ('read' in file ? file.read() : wholeFile(file.partAt));
      return { fileName, bytes: await bytesOf(text, encoding) };
    },
  });
  const write = (encoding: Encoding): void =>
    writing.mutate(encoding, {
      onSuccess: ({ fileName, bytes }) =>
        bytes instanceof Uint8Array
          ? saveFile(fileName, bytes)
          : tellFailure(`Shift_JIS にない文字があります（${bytes.join(' ')}）。UTF-8 で書き出してください。`),
      onError: (error) => (error instanceof FileRefused ? tellFailure(error.message) : tellError(error)),
    });
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" size={size} loading={writing.isPending} disabled={isDisabled}>
          CSVに書き出す
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => write('utf-8')}>UTF-8（Excelで開けます）</Menu.Item>
        <Menu.Item onClick={() => write('cp932')}>Shift_JIS（ほかのソフト用）</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
