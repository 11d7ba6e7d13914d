import { ActionIcon, Anchor, Group, Skeleton, Stack, Text } from '@mantine/core';
import { looksLabel } from '#domain/evidence/look-words.ja.ts';
import type { EvidenceAccess, EvidenceMeta } from '#web/evidence/evidence-access.ts';
import { sayFailure } from '#web/api/problem.ts';
import { readAccess, readViewUrl, useAccess } from '#web/evidence/evidence-access.ts';
import { EvidencePicture } from '#web/evidence/evidence-picture.view.tsx';
import { followLink, openWhenKnown } from '#web/ui/follow-link.ts';
import { Icon } from '#web/ui/icons.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellError } from '#web/ui/tell.ts';

const openAside = (evidenceId: string): void => {
  openWhenKnown(readViewUrl(evidenceId)).catch(tellError);
};

const download = (evidenceId: string): void => {
  readAccess(evidenceId)
    .then(({ downloadUrl, fileName }) => followLink({ url: downloadUrl, fileName }))
    .catch(tellError);
};

const acts = [
  { label: '別の画面で開く', icon: 'open', act: openAside },
  { label: 'ダウンロード', icon: 'download', act: download },
] as const;

/** Opened and downloaded by an address of that moment: the page may have been open for hours. */
const Acts = ({ evidenceId }: { readonly evidenceId: string }) => (
  <Group gap="md" className="sf-no-print">
    {acts.map(({ label, act }) => (
      <Anchor key={label} component="button" type="button" size="sm" onClick={() => act(evidenceId)}>
        {label}
      </Anchor>
    ))}
  </Group>
);

/** The same where there is little room. */
export const EvidenceIcons = ({ evidenceId }: { readonly evidenceId: string }) =>
  acts.map(({ label, icon, act }) => (
    <ActionIcon
      key={label}
      variant="subtle"
      size={30}
      aria-label={label}
      title={label}
      onClick={() => act(evidenceId)}
    >
      <Icon name={icon} size={16} />
    </ActionIcon>
  ));

const UnsoundNotice = ({ access: { looks = 'sound' } }: { readonly access: EvidenceAccess }) =>
  looks === 'sound' ? null : (
    <Notice tone="warn">{looksLabel[looks]}です。証憑の添付とは扱われません。</Notice>
  );

type EvidencePreviewProps = {
  readonly evidence: EvidenceMeta;
  /** False where the page says the name and offers the acts itself. @default true */
  readonly hasCaption?: boolean;
};

export const EvidencePreview = ({ evidence, hasCaption = true }: EvidencePreviewProps) => {
  const { data: access, error, refetch } = useAccess(evidence.id);
  if (error !== null) return <Notice tone="bad">{sayFailure(error)}</Notice>;
  if (access === undefined) return <Skeleton height={280} radius="md" />;
  return (
    <Stack gap={6}>
      <UnsoundNotice access={access} />
      <EvidencePicture key={access.id} access={access} onLost={() => void refetch()} />
      {hasCaption ? (
        <Group justify="space-between" gap="xs">
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {access.fileName}
          </Text>
          <Acts evidenceId={evidence.id} />
        </Group>
      ) : null}
    </Stack>
  );
};
