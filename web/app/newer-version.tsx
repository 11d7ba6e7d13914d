import { Box } from '@mantine/core';
import { useIsNewer } from '#web/api/newer-version.ts';
import { versionWords } from '#web/messages.ja.ts';
import { Notice } from '#web/ui/notice.tsx';
import { OpenAnew } from '#web/ui/open-anew.tsx';

/** A newer client is there: it is opened by one click, and never over something that would be lost. */
export const NewerVersion = () => {
  if (!useIsNewer()) return null;
  return (
    <Box mb="md" component="output" display="block" className="sf-no-print">
      <Notice tone="calm" title={versionWords.title}>
        <OpenAnew label={versionWords.open} lead={versionWords.lead} />
      </Notice>
    </Box>
  );
};
