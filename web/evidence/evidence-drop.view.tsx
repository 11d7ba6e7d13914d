import { Button, FileButton, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { fileTypeNames, largestFileBytes } from '#domain/evidence/file-types.ts';
import { convertsPictures, formatSize, pickerAccepts } from '#web/evidence/accept-file.ts';
import { Icon } from '#web/ui/icons.tsx';

const accepted = pickerAccepts({ convertsPictures: convertsPictures(navigator) });

type EvidenceDropProps = {
  readonly label: string;
  /** Nothing is there yet: then it says what it takes. */
  readonly isFirst: boolean;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Takes files by drop, by choosing and, on phones, from the camera. */
export const EvidenceDrop = ({ label, isFirst, onFiles }: EvidenceDropProps) => {
  const [isOver, setOver] = useState(false);
  return (
    <div
      className="sf-drop"
      data-over={isOver}
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
      <Group gap="xs">
        <Text size="sm" {...(isFirst ? {} : { visibleFrom: 'sm' })}>
          {label}
        </Text>
        <FileButton
          onChange={onFiles}
          accept={accepted}
          multiple
          inputProps={{ 'aria-label': '証憑ファイル' }}
        >
          {(props) => (
            <Button
              {...props}
              data-chooses
              variant="light"
              size="compact-md"
              leftSection={<Icon name="upload" size={16} />}
            >
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
            <Button {...props} variant="light" size="compact-md" hiddenFrom="sm">
              撮影する
            </Button>
          )}
        </FileButton>
      </Group>
      {isFirst ? (
        <Text size="xs" c="dimmed" mt={4}>
          {fileTypeNames}、{formatSize(largestFileBytes)}まで
        </Text>
      ) : null}
    </div>
  );
};
