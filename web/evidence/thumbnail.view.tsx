import { useInViewport } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { showThumbnails } from '#contract/evidence.ts';
import { isPicture } from '#domain/evidence/file-types.ts';
import { fetchAnswer } from '#web/api/contract-client.ts';
import { thumbnailBatch } from '#web/evidence/thumbnail-batch.ts';

type ThumbnailProps = { readonly evidence: { readonly id: string; readonly contentType: string } };

const read = thumbnailBatch((ids) => fetchAnswer(showThumbnails, { query: { evidenceIds: ids.join(',') } }));

/** One receipt as it looks from afar, asked for when its row comes into sight. Whoever reads it opens it. */
export const Thumbnail = ({ evidence: { id, contentType } }: ThumbnailProps) => {
  const { ref, inViewport } = useInViewport<HTMLSpanElement>();
  const { data: picture } = useQuery({
    queryKey: ['thumbnail', id],
    queryFn: () => read(id),
    enabled: inViewport && isPicture(contentType),
    staleTime: Infinity,
    retry: false,
  });
  return (
    <span ref={ref} className="sf-thumbnail" aria-hidden="true">
      {typeof picture === 'string' ? <img src={picture} alt="" /> : isPicture(contentType) ? null : 'PDF'}
    </span>
  );
};
