import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import type { SaveState } from '#web/claims/autosave.ts';
import { saveWords } from '#web/claims/save-trouble.ts';
import { toneColors } from '#web/ui/tone.ts';

type SaveStatusProps = { readonly state: SaveState; readonly onRetry: () => void };

/**
 * When the form was saved, or why it is not. Read out politely, and only what lasts: 「保存しています」 of every few
 * seconds is for the eyes.
 */
export const SaveStatus = ({ state, onRetry }: SaveStatusProps) => {
  const words = saveWords(state);
  const isPassing = state.kind === 'waiting' || state.kind === 'saving';
  return (
    <Group gap={6} wrap="nowrap">
      <Text
        size="xs"
        c={toneColors[words?.tone ?? 'quiet'].text}
        aria-hidden="true"
        data-testid="save-status"
      >
        {words?.says ?? ''}
      </Text>
      <VisuallyHidden component="output">{isPassing ? '' : (words?.says ?? '')}</VisuallyHidden>
      {words?.canRetry === true ? (
        <Button size="compact-xs" variant="light" onClick={onRetry}>
          {state.kind === 'conflict' ? '内容を選ぶ' : '今すぐ保存'}
        </Button>
      ) : null}
    </Group>
  );
};
