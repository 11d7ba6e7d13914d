import { Button, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { problemOf, sayFailure } from '#web/api/problem.ts';
import { pageWords } from '#web/messages.ja.ts';
import { Empty } from '#web/ui/empty.tsx';

/** What stands in the page when its data did not come: not there, not allowed, or out of order. */
export const Failure = ({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) => {
  const problem = problemOf(error);
  if (problem?.status === 404)
    return (
      <Empty icon="document" level={1} title={pageWords.notFoundTitle} hint={pageWords.notFound}>
        <Button component={Link} to="/claims" mt="sm">
          経費申請の一覧へ
        </Button>
      </Empty>
    );
  if (problem?.status === 403)
    return <Empty icon="alert" title={pageWords.forbiddenTitle} hint={pageWords.forbidden} />;
  return (
    <Empty icon="alert" title={pageWords.failedTitle} hint={sayFailure(error)}>
      {problem?.requestId === undefined ? null : (
        <Text size="xs" c="dimmed">
          お問い合わせ番号 {problem.requestId}
        </Text>
      )}
      <Group mt="sm">
        {onRetry === undefined ? null : <Button onClick={onRetry}>{pageWords.loadAgain}</Button>}
      </Group>
    </Empty>
  );
};
