import { Anchor, Group, Skeleton, Stack, Text } from '@mantine/core';
import { looksLabel } from '#domain/evidence/look-words.ja.ts';
import type { EvidenceAccess, EvidenceMeta } from '#web/evidence/evidence-access.ts';
import { sayFailure } from '#web/api/problem.ts';
import { readAccess, readViewUrl, useAccess } from '#web/evidence/evidence-access.ts';
import { EvidencePicture } from '#web/evidence/evidence-picture.view.tsx';
import { followLink, openWhenKnown } from '#web/ui/follow-link.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellError } from '#web/ui/tell.tsx';

/** Opened and downloaded by an address of that moment: the page may have been open for hours. */
const Acts = ({ evidenceId }: { readonly evidenceId: string }) => (
  <Group gap="md" className="sf-no-print">
    <Anchor
      component="button"
      type="button"
      size="sm"
      onClick={() => {
        openWhenKnown(readViewUrl(evidenceId)).catch(tellError);
      }}
    >
      別の画面で開く
    </Anchor>
    <Anchor
      component="button"
      type="button"
      size="sm"
      onClick={() => {
        readAccess(evidenceId)
          .then(({ downloadUrl, fileName }) => followLink({ url: downloadUrl, fileName }))
          .catch(tellError);
      }}
    >
      ダウンロード
    </Anchor>
  </Group>
);

const UnsoundNotice = ({ access: { looks = 'sound' } }: { readonly access: EvidenceAccess }) =>
  looks === 'sound' ? null : (
    <Notice tone="warn">{looksLabel[looks]}です。証憑の添付とは扱われません。</Notice>
  );

export const EvidencePreview = ({ evidence }: { readonly evidence: EvidenceMeta }) => {
  const { data: access, error, refetch } = useAccess(evidence.id);
  if (error !== null) return <Notice tone="bad">{sayFailure(error)}</Notice>;
  if (access === undefined) return <Skeleton height={280} radius="md" />;
  return (
    <Stack gap={6}>
      <UnsoundNotice access={access} />
      <EvidencePicture key={access.id} access={access} onLost={() => void refetch()} />
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {access.fileName}
        </Text>
        <Acts evidenceId={evidence.id} />
      </Group>
    </Stack>
  );
};
