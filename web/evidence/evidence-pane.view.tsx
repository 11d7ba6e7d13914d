import { Box, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { shortenFileName } from '#domain/evidence/file-name.ts';
import type { EvidenceMeta } from '#web/evidence/evidence-access.ts';
import { formatSize } from '#web/evidence/accept-file.ts';
import { EvidenceDrop } from '#web/evidence/evidence-drop.view.tsx';
import { EvidenceIcons, EvidencePreview } from '#web/evidence/evidence-preview.view.tsx';
import type { Upload, Uploads } from '#web/evidence/use-uploads.ts';
import { uploadWords } from '#web/messages.ja.ts';
import { Notice } from '#web/ui/notice.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type UploadRowProps = { readonly upload: Upload; readonly uploads: Uploads };

const FailedUpload = ({ upload, uploads }: UploadRowProps) => {
  const { canRetry = false, canKeep = false, renamed } = upload.offers;
  return (
    <Notice tone="bad" title={shortenFileName(upload.file.name)} isUrgent>
      {upload.failure}
      {canKeep ? <Text size="sm">{uploadWords.keepMeans}</Text> : null}
      <Group gap="xs" mt={6}>
        {canRetry ? (
          <Button size="compact-sm" variant="light" onClick={() => uploads.retry(upload)}>
            再試行
          </Button>
        ) : null}
        {renamed === undefined ? null : (
          <Button size="compact-sm" variant="light" onClick={() => uploads.rename(upload)}>
            {renamed.typeName}として添付する
          </Button>
        )}
        {canKeep ? (
          <Button size="compact-sm" variant="default" onClick={() => uploads.keep(upload)}>
            添付として残す
          </Button>
        ) : null}
        <Button size="compact-sm" variant="default" onClick={() => uploads.dismiss(upload)}>
          {canKeep ? '添付しない' : '閉じる'}
        </Button>
      </Group>
    </Notice>
  );
};

const UploadRow = ({ upload, uploads }: UploadRowProps) =>
  upload.failure === undefined ? (
    <Box>
      <Text size="sm">{upload.file.name} をアップロードしています</Text>
      <Progress value={upload.fraction * 100} aria-label={`${upload.file.name}のアップロード`} mt={4} />
    </Box>
  ) : (
    <FailedUpload upload={upload} uploads={uploads} />
  );

type FileRowProps = {
  readonly file: EvidenceMeta;
  readonly isShown: boolean;
  readonly isAlone: boolean;
  readonly onShow: () => void;
  readonly onRemove: () => void;
};

/** The name; one of several is pressed to be shown. */
const FileName = ({ file, isShown, isAlone, onShow }: Omit<FileRowProps, 'onRemove'>) =>
  isAlone ? (
    <Text size="sm" truncate title={file.fileName} style={{ flex: '1 1 0' }}>
      {file.fileName}
    </Text>
  ) : (
    <Button
      variant={isShown ? 'light' : 'subtle'}
      size="compact-sm"
      onClick={onShow}
      aria-pressed={isShown}
      title={file.fileName}
      styles={{ root: { minWidth: 0, flexShrink: 1 } }}
    >
      {file.fileName}
    </Button>
  );

const FileRow = (props: FileRowProps) => {
  const { file, isShown, onRemove } = props;
  return (
    <Group gap={4} wrap="nowrap">
      <FileName {...props} />
      <Group gap={4} wrap="nowrap" ml="auto">
        {file.looks === undefined || file.looks === 'sound' ? null : (
          <ToneBadge tone="warn">添付のみ</ToneBadge>
        )}
        <Text size="xs" c="dimmed" className="sf-number">
          {formatSize(file.size)}
        </Text>
        {isShown ? <EvidenceIcons evidenceId={file.id} /> : null}
        <Button size="compact-sm" variant="default" onClick={onRemove} aria-label={`${file.fileName}を外す`}>
          外す
        </Button>
      </Group>
    </Group>
  );
};

type EvidencePaneProps = {
  readonly place: string;
  readonly files: readonly EvidenceMeta[];
  readonly uploads: Uploads;
  readonly onRemove: (file: EvidenceMeta) => void;
};

/** 証憑 of one line while it is edited: the picture, the files, and where new ones go. */
export const EvidencePane = ({ place, files, uploads, onRemove }: EvidencePaneProps) => {
  const [chosenId, choose] = useState<string>();
  const pane = useRef<HTMLDivElement>(null);
  const remove = (file: EvidenceMeta): void => {
    flushSync(() => onRemove(file));
    // The button that was pressed is gone with its file.
    pane.current?.querySelector<HTMLElement>('button[data-chooses]')?.focus();
  };
  const shown = files.find(({ id }) => id === chosenId) ?? files.at(-1);
  const underway = uploads.list.filter((upload) => upload.place === place);
  return (
    <Stack gap={6} component="section" ref={pane} aria-label="証憑">
      {shown === undefined ? null : <EvidencePreview evidence={shown} hasCaption={false} />}
      {files.map((file) => (
        <FileRow
          key={file.id}
          file={file}
          isShown={file === shown}
          isAlone={files.length === 1}
          onShow={() => choose(file.id)}
          onRemove={() => remove(file)}
        />
      ))}
      {underway.map((upload) => (
        <UploadRow key={upload.key} upload={upload} uploads={uploads} />
      ))}
      <EvidenceDrop
        label={files.length === 0 ? '領収書をここにドロップ、または' : 'ほかにもあれば'}
        isFirst={files.length === 0}
        onFiles={(list) => uploads.add(place, list)}
      />
    </Stack>
  );
};
