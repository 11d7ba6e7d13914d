import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { finishWork } from '#web/api/held-work.ts';
import { versionWords } from '#web/messages.ja.ts';
import { typedFields } from '#web/ui/typed-fields.ts';

const reload = (): void => window.location.reload();

type OpenAnewProps = { readonly label: string; readonly lead?: string };

/** Loads the page anew by one click, and never over something that would be lost: then it says what, and asks. */
export const OpenAnew = ({ label, lead }: OpenAnewProps) => {
  const [why, tell] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    const isSaved = await finishWork();
    const typed = typedFields(document);
    setBusy(false);
    if (!isSaved) tell(versionWords.unsaved);
    else if (typed.length > 0) tell(versionWords.typed(typed));
    // Once the form has heard that it is saved, it does not hold the window back any more.
    else setTimeout(reload, 0);
  };
  return (
    <>
      {why ?? lead}
      <Group gap="sm" mt={6}>
        <Button size="compact-sm" loading={isBusy} onClick={() => void open()}>
          {label}
        </Button>
        {why === undefined ? null : (
          <Button size="compact-sm" variant="default" onClick={reload}>
            {versionWords.discard}
          </Button>
        )}
      </Group>
    </>
  );
};
