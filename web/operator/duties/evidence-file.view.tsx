import { Box, Button, FileButton, Group, Text } from '@mantine/core';
import { sha256Of } from '#web/api/sha256-of.ts';

/** A file of evidence: what it is called, and its SHA-256. */
export type NamedFile = { readonly name: string; readonly sha256: string };

const named = async (file: File): Promise<NamedFile> => ({
  name: file.name.slice(0, 200),
  sha256: await sha256Of(await file.arrayBuffer()),
});

type EvidenceFileProps = {
  readonly file: NamedFile | undefined;
  readonly onFile: (file: NamedFile | undefined) => void;
};

/** The file stays where it is kept; what is written down tells later whether it is still the same. */
export const EvidenceFile = ({ file, onFile }: EvidenceFileProps) => (
  <Box>
    <Group gap="sm">
      <FileButton onChange={(chosen) => (chosen === null ? undefined : void named(chosen).then(onFile))}>
        {(props) => (
          <Button variant="default" size="compact-md" {...props}>
            証跡のファイルを選ぶ（任意）
          </Button>
        )}
      </FileButton>
      {file === undefined ? null : (
        <Button variant="subtle" size="compact-sm" onClick={() => onFile(undefined)}>
          外す
        </Button>
      )}
    </Group>
    <Text size="sm" c="dimmed" mt={4} style={{ overflowWrap: 'anywhere' }} aria-live="polite">
      {file === undefined
        ? 'ファイルは送信しません。名前とハッシュ値（SHA-256）だけを記録し、後から同じものかを確かめられます。'
        : `${file.name}（SHA-256 ${file.sha256.slice(0, 16)}…）`}
    </Text>
  </Box>
);
