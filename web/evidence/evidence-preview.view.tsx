import { useQuery } from '@tanstack/react-query';
import { Anchor, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { looksLabel } from '#domain/evidence/look-words.ja.ts';
import { read } from '#web/api/client.ts';
import type { EvidenceAccess, EvidenceMeta } from '#web/api/contract.ts';
import { sayFailure } from '#web/api/problem.ts';
import { useKeptFocus } from '#web/evidence/use-kept-focus.ts';
import { followLink, openWhenKnown } from '#web/ui/follow-link.ts';
import { Notice } from '#web/ui/notice.tsx';
import { tellError } from '#web/ui/tell.tsx';

const readAccess = (evidenceId: string, signal?: AbortSignal): Promise<EvidenceAccess> =>
  read<EvidenceAccess>(`/api/evidence/${evidenceId}`, signal);

/** An address lives for a minute, so none is kept: each viewer asks for its own. */
const useAccess = (evidenceId: string) =>
  useQuery({
    queryKey: ['evidence', evidenceId],
    queryFn: ({ signal }) => readAccess(evidenceId, signal),
    staleTime: Infinity,
    gcTime: 0,
  });

type ShownProps = { readonly access: EvidenceAccess; readonly onLost: () => void };

const PdfFrame = ({ access }: ShownProps) => {
  const frame = useRef<HTMLIFrameElement>(null);
  useKeptFocus(frame);
  // A sandbox would switch the browser's own PDF viewer off; the file comes from another origin anyway.
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox
    <iframe ref={frame} className="sf-preview" src={access.viewUrl} title={`証憑 ${access.fileName}`} />
  );
};

const Picture = ({ access, onLost }: ShownProps) => {
  if (!access.canPreview)
    return <Notice tone="quiet">この形式は画面に表示できません。ダウンロードして確認してください。</Notice>;
  if (access.contentType.startsWith('image/'))
    return (
      <img className="sf-preview" src={access.viewUrl} alt={`証憑 ${access.fileName}`} onError={onLost} />
    );
  return <PdfFrame access={access} onLost={onLost} />;
};

/** Opened and downloaded by an address of that moment: the page may have been open for hours. */
const Acts = ({ evidenceId }: { readonly evidenceId: string }) => (
  <Group gap="md" className="sf-no-print">
    <Anchor
      component="button"
      type="button"
      size="sm"
      onClick={() => {
        openWhenKnown(readAccess(evidenceId).then(({ viewUrl }) => viewUrl)).catch(tellError);
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

const triesForPicture = 2;

export const EvidencePreview = ({ evidence }: { readonly evidence: EvidenceMeta }) => {
  const { data: access, error, refetch } = useAccess(evidence.id);
  const tries = useRef(0);
  if (error !== null) return <Notice tone="bad">{sayFailure(error)}</Notice>;
  if (access === undefined) return <Skeleton height={280} radius="md" />;
  const askAgain = (): void => {
    tries.current += 1;
    if (tries.current <= triesForPicture) void refetch();
  };
  return (
    <Stack gap={6}>
      <UnsoundNotice access={access} />
      <Picture access={access} onLost={askAgain} />
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {access.fileName}
        </Text>
        <Acts evidenceId={evidence.id} />
      </Group>
    </Stack>
  );
};
