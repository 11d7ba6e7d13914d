import { useQuery } from '@tanstack/react-query';
import { Anchor, Group, Skeleton, Stack, Text } from '@mantine/core';
import { read } from '#web/api/client.ts';
import type { EvidenceAccess, EvidenceMeta } from '#web/api/contract.ts';
import { sayFailure } from '#web/api/problem.ts';
import { Notice } from '#web/ui/notice.tsx';

/** Addresses live some minutes only, so they are asked for again before they end. */
const useAccess = (evidenceId: string) =>
  useQuery({
    queryKey: ['evidence', evidenceId],
    queryFn: ({ signal }) => read<EvidenceAccess>(`/api/evidence/${evidenceId}`, signal),
    staleTime: 2 * 60_000,
    gcTime: 3 * 60_000,
    refetchOnWindowFocus: false,
  });

const Picture = ({ access }: { readonly access: EvidenceAccess }) => {
  if (!access.canPreview)
    return <Notice tone="quiet">この形式は画面に表示できません。ダウンロードして確認してください。</Notice>;
  if (access.contentType.startsWith('image/'))
    return <img className="sf-preview" src={access.viewUrl} alt={`証憑 ${access.fileName}`} />;
  // A sandbox would switch the browser's own PDF viewer off; the file comes from another origin anyway.
  // oxlint-disable-next-line react/iframe-missing-sandbox
  return <iframe className="sf-preview" src={access.viewUrl} title={`証憑 ${access.fileName}`} />;
};

export const EvidencePreview = ({ evidence }: { readonly evidence: EvidenceMeta }) => {
  const { data: access, error } = useAccess(evidence.id);
  if (error !== null) return <Notice tone="bad">{sayFailure(error)}</Notice>;
  if (access === undefined) return <Skeleton height={280} radius="md" />;
  return (
    <Stack gap={6}>
      <Picture access={access} />
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {access.fileName}
        </Text>
        <Group gap="md" className="sf-no-print">
          <Anchor size="sm" href={access.viewUrl} target="_blank" rel="noreferrer">
            別の画面で開く
          </Anchor>
          <Anchor size="sm" href={access.downloadUrl}>
            ダウンロード
          </Anchor>
        </Group>
      </Group>
    </Stack>
  );
};
