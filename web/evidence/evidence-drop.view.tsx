import { Button, FileButton, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { fileTypeNames, largestFileBytes } from '#domain/evidence/file-types.ts';
import { convertsPictures, formatSize, pickerAccepts } from '#web/evidence/accept-file.ts';
import { Icon } from '#web/ui/icons.tsx';

const accepted = pickerAccepts({ convertsPictures: convertsPictures(navigator) });

type EvidenceDropProps = { readonly label: string; readonly onFiles: (files: readonly File[]) => void };

/** Takes files by drop, by choosing and, on phones, from the camera. */
export const EvidenceDrop = ({ label, onFiles }: EvidenceDropProps) => {
  const [isOver, setOver] = useState(false);
  return (
    <div
      className="sf-drop"
      data-over={isOver}
      style={{ padding: '20px 16px', textAlign: 'center' }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <Text size="sm" mb="xs">
        {label}
      </Text>
      <Group justify="center" gap="xs">
        <FileButton
          onChange={onFiles}
          accept={accepted}
          multiple
          inputProps={{ 'aria-label': '証憑ファイル' }}
        >
          {(props) => (
            <Button {...props} variant="light" size="sm" leftSection={<Icon name="upload" size={16} />}>
              ファイルを選ぶ
            </Button>
          )}
        </FileButton>
        <FileButton
          onChange={(file) => onFiles(file === null ? [] : [file])}
          accept="image/*"
          capture="environment"
        >
          {(props) => (
            <Button {...props} variant="light" size="sm" hiddenFrom="sm">
              撮影する
            </Button>
          )}
        </FileButton>
      </Group>
      <Text size="xs" c="dimmed" mt="xs">
        {fileTypeNames}、{formatSize(largestFileBytes)}まで
      </Text>
    </div>
  );
};
