import { SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import type { EvidenceMeta } from '#web/evidence/evidence-access.ts';
import { EvidencePreview } from '#web/evidence/evidence-preview.view.tsx';
import { Notice } from '#web/ui/notice.tsx';

type EvidenceViewerProps = { readonly evidence: readonly EvidenceMeta[]; readonly emptyWords: string };

/** The files of one line, one at a time. */
export const EvidenceViewer = ({ evidence, emptyWords }: EvidenceViewerProps) => {
  const [chosenId, choose] = useState<string>();
  const shown = evidence.find(({ id }) => id === chosenId) ?? evidence.at(0);
  if (shown === undefined) return <Notice tone="quiet">{emptyWords}</Notice>;
  return (
    <Stack gap="xs">
      {evidence.length < 2 ? null : (
        <SegmentedControl
          aria-label="表示する証憑"
          value={shown.id}
          onChange={choose}
          data={evidence.map(({ id }, index) => ({ value: id, label: `証憑${index + 1}` }))}
        />
      )}
      <EvidencePreview evidence={shown} />
    </Stack>
  );
};
