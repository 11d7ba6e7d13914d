import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { shownAs } from '#domain/evidence/shown-as.ts';
import type { EvidenceAccess } from '#web/evidence/evidence-access.ts';
import { sayFailure } from '#web/api/problem.ts';
import { useRendition } from '#web/evidence/evidence-access.ts';
import { useKeptFocus } from '#web/evidence/use-kept-focus.ts';
import { Notice } from '#web/ui/notice.tsx';

type ShownProps = { readonly access: EvidenceAccess; readonly onLost: () => void };

const PdfFrame = ({ access }: Pick<ShownProps, 'access'>) => {
  const frame = useRef<HTMLIFrameElement>(null);
  useKeptFocus(frame);
  // A sandbox would switch the browser's own PDF viewer off; the file comes from another origin anyway.
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox
    <iframe ref={frame} className="sf-preview" src={access.viewUrl} title={`証憑 ${access.fileName}`} />
  );
};

const mostTries = 2;

/** Asks for a new address where the one at hand has ended, but not for ever. */
const useTries = (askAgain: () => void): (() => void) => {
  const tries = useRef(0);
  return () => {
    tries.current += 1;
    if (tries.current <= mostTries) askAgain();
  };
};

type PagesProps = { readonly page: number; readonly pages: number; readonly onPage: (page: number) => void };

const Pages = ({ page, pages, onPage }: PagesProps) => (
  <Group gap="xs" justify="center" className="sf-no-print">
    <Button size="compact-sm" variant="default" disabled={page <= 1} onClick={() => onPage(page - 1)}>
      前のページ
    </Button>
    <Text size="sm" className="sf-number" aria-live="polite">
      {page} / {pages}ページ
    </Text>
    <Button size="compact-sm" variant="default" disabled={page >= pages} onClick={() => onPage(page + 1)}>
      次のページ
    </Button>
  </Group>
);

/** HEIC and TIFF, by the JPEG that the server makes of each page. */
const RenditionPicture = ({ access: { id, fileName } }: { readonly access: EvidenceAccess }) => {
  const [page, turnTo] = useState(1);
  const { data, error, refetch } = useRendition(id, page);
  const onLost = useTries(() => void refetch());
  if (error !== null) return <Notice tone="quiet">{sayFailure(error)}</Notice>;
  if (data === undefined) return <Skeleton height={280} radius="md" />;
  return (
    <Stack gap={6}>
      <img className="sf-preview" src={data.viewUrl} alt={`証憑 ${fileName}`} onError={onLost} />
      {data.pages > 1 ? <Pages page={page} pages={data.pages} onPage={turnTo} /> : null}
    </Stack>
  );
};

/** The file as this browser can show it. `onLost`: the address at hand leads nowhere any more. */
export const EvidencePicture = ({ access, onLost }: ShownProps) => {
  const retry = useTries(onLost);
  switch (shownAs(access)) {
    case 'download':
      return <Notice tone="quiet">この形式は画面に表示できません。ダウンロードして確認してください。</Notice>;
    case 'rendition':
      return <RenditionPicture access={access} />;
    case 'itself':
      return access.contentType === 'application/pdf' ? (
        <PdfFrame access={access} />
      ) : (
        <img className="sf-preview" src={access.viewUrl} alt={`証憑 ${access.fileName}`} onError={retry} />
      );
  }
};
