import { Box, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { finishWork } from '#web/api/held-work.ts';
import { useIsNewer } from '#web/api/newer-version.ts';
import { versionWords } from '#web/messages.ja.ts';
import { Notice } from '#web/ui/notice.tsx';
import { typedFields } from '#web/ui/typed-fields.ts';

const reload = (): void => window.location.reload();

/** A newer client is there: it is opened by one click, and never over something that would be lost. */
export const NewerVersion = () => {
  const isNewer = useIsNewer();
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
  if (!isNewer) return null;
  return (
    <Box mb="md" component="output" display="block" className="sf-no-print">
      <Notice tone="calm" title={versionWords.title}>
        {why ?? versionWords.lead}
        <Group gap="sm" mt={6}>
          <Button size="compact-sm" loading={isBusy} onClick={() => void open()}>
            {versionWords.open}
          </Button>
          {why === undefined ? null : (
            <Button size="compact-sm" variant="default" onClick={reload}>
              {versionWords.discard}
            </Button>
          )}
        </Group>
      </Notice>
    </Box>
  );
};
