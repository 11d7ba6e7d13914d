import { Button, Text } from '@mantine/core';
import type { AccessDraft } from '#web/access/use-access-draft.ts';
import { problemOf, sayFailure } from '#web/api/problem.ts';
import { failureTone } from '#web/ui/failure-tone.ts';
import { ActionBar } from '#web/ui/action-bar.tsx';
import { Notice } from '#web/ui/notice.tsx';

/** What the server said against it, where the form did not know. */
export const NotSaved = ({ draft: { saving, newer } }: { readonly draft: AccessDraft }) => {
  if (saving.error === null || newer !== undefined) return null;
  const said = [...new Set((problemOf(saving.error)?.fields ?? []).map(({ message }) => message))];
  return (
    <Notice
      tone={failureTone(saving.error)}
      title={failureTone(saving.error) === 'calm' ? undefined : '保存できませんでした'}
      isUrgent
    >
      {said.length === 0
        ? sayFailure(saving.error)
        : said.map((message) => <div key={message}>{message}</div>)}
    </Notice>
  );
};

/** How much is not stored yet, and what the last press brought along. */
export const SaveBar = ({ draft, onSave }: { readonly draft: AccessDraft; readonly onSave: () => void }) => (
  <ActionBar
    label="ロールと権限の保存"
    isSaidElsewhere
    summary={
      <output style={{ display: 'block' }}>
        {draft.changes.length === 0 ? '変更はありません' : `変更 ${draft.changes.length}件（未保存）`}
        {draft.along === undefined ? null : <Text size="xs">{draft.along}</Text>}
      </output>
    }
  >
    <Button variant="default" disabled={draft.changes.length === 0} onClick={draft.discard}>
      元に戻す
    </Button>
    <Button disabled={draft.changes.length === 0 || draft.newer !== undefined} onClick={onSave}>
      内容を確認して保存
    </Button>
  </ActionBar>
);
