import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { type ShownGrant, type ShownView, useSupportViews } from '#web/support/support-api.ts';
import { viewWords } from '#web/support/support-words.ts';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Waiting } from '#web/ui/waiting.tsx';

const Row = ({ view }: { readonly view: ShownView }) => {
  const { claimId } = view.asked;
  const words = viewWords(view);
  return (
    <Stack
      component="li"
      gap={2}
      py={8}
      style={{ borderTop: '1px solid var(--mantine-color-gray-3)', listStyle: 'none' }}
    >
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {view.what}
        </Text>
        <Text size="xs" c="dimmed">
          {formatInstant(view.at)}
        </Text>
      </Group>
      {words === '' && claimId === undefined ? null : (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {claimId === undefined ? null : (
            <Anchor component={Link} to={`/claims/${claimId}`} inherit mr={8}>
              申請を開く
            </Anchor>
          )}
          {words}
        </Text>
      )}
    </Stack>
  );
};

const Views = ({ grantId }: Pick<ShownGrant, 'grantId'>) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useSupportViews(grantId);
  if (data === undefined)
    return error === null ? <Waiting rows={2} /> : <Failure error={error} onRetry={() => void refetch()} />;
  const views = data.pages.flatMap(({ items }) => items);
  if (views.length === 0) return <Text size="sm">この許可で閲覧されたものはありません。</Text>;
  return (
    <Stack gap="sm">
      <Stack component="ul" aria-label="サポートが閲覧したもの" gap={0} m={0} p={0}>
        {views.map((view) => (
          <Row key={view.id} view={view} />
        ))}
      </Stack>
      {hasNextPage ? (
        <Group>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            さらに表示
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
};

type ViewsDialogProps = { readonly grant: ShownGrant; readonly onClose: () => void };

/** サポートが閲覧したもの under one grant, the newest first. */
export const ViewsDialog = dialog(({ grant, onClose }: ViewsDialogProps) => (
  <Dialog opened onClose={onClose} title={`サポート（${grant.operatorName}）が閲覧したもの`}>
    <Views grantId={grant.grantId} />
  </Dialog>
));
