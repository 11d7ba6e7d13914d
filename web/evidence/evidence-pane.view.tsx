import { Box, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { EvidenceMeta } from '#web/api/contract.ts';
import { formatSize } from '#web/evidence/accept-file.ts';
import { EvidenceDrop } from '#web/evidence/evidence-drop.view.tsx';
import { EvidencePreview } from '#web/evidence/evidence-preview.view.tsx';
import type { Upload, Uploads } from '#web/evidence/use-uploads.ts';
import { Notice } from '#web/ui/notice.tsx';

const UploadRow = ({ upload, uploads }: { readonly upload: Upload; readonly uploads: Uploads }) =>
  upload.failure === undefined ? (
    <Box>
      <Text size="sm">{upload.file.name} をアップロードしています</Text>
      <Progress value={upload.fraction * 100} aria-label={`${upload.file.name}のアップロード`} mt={4} />
    </Box>
  ) : (
    <Notice tone="bad" title={upload.file.name} isUrgent>
      {upload.failure}
      <Group gap="xs" mt={6}>
        {upload.canRetry ? (
          <Button size="compact-sm" variant="light" onClick={() => uploads.retry(upload)}>
            再試行
          </Button>
        ) : null}
        <Button size="compact-sm" variant="default" onClick={() => uploads.dismiss(upload)}>
          閉じる
        </Button>
      </Group>
    </Notice>
  );

type FileRowProps = {
  readonly file: EvidenceMeta;
  readonly isShown: boolean;
  readonly onShow: () => void;
  readonly onRemove: () => void;
};

const FileRow = ({ file, isShown, onShow, onRemove }: FileRowProps) => (
  <Group justify="space-between" wrap="nowrap" gap="xs">
    <Button
      variant={isShown ? 'light' : 'subtle'}
      size="compact-md"
      onClick={onShow}
      aria-pressed={isShown}
      styles={{ label: { maxWidth: 260 }, root: { minWidth: 0, flexShrink: 1 } }}
    >
      {file.fileName}
    </Button>
    <Group gap="xs" wrap="nowrap">
      <Text size="xs" c="dimmed" className="sf-number">
        {formatSize(file.size)}
      </Text>
      <Button size="compact-sm" variant="default" onClick={onRemove} aria-label={`${file.fileName}を外す`}>
        外す
      </Button>
    </Group>
  </Group>
);

type EvidencePaneProps = {
  readonly place: string;
  readonly files: readonly EvidenceMeta[];
  readonly uploads: Uploads;
  readonly onRemove: (file: EvidenceMeta) => void;
};

/** 証憑 of one line while it is edited: the picture, the files, and where new ones go. */
export const EvidencePane = ({ place, files, uploads, onRemove }: EvidencePaneProps) => {
  const [chosenId, choose] = useState<string>();
  const shown = files.find(({ id }) => id === chosenId) ?? files.at(-1);
  const underway = uploads.list.filter((upload) => upload.place === place);
  return (
    <Stack gap="sm" component="section" aria-label="証憑">
      {shown === undefined ? null : <EvidencePreview evidence={shown} />}
      {files.map((file) => (
        <FileRow
          key={file.id}
          file={file}
          isShown={file === shown}
          onShow={() => choose(file.id)}
          onRemove={() => onRemove(file)}
        />
      ))}
      {underway.map((upload) => (
        <UploadRow key={upload.key} upload={upload} uploads={uploads} />
      ))}
      <EvidenceDrop
        label={files.length === 0 ? '領収書をここにドロップ、または' : '証憑を追加する'}
        onFiles={(list) => uploads.add(place, list)}
      />
    </Stack>
  );
};
