import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { lastRequestId } from '#web/api/last-request.ts';
import { useIsReplaced } from '#web/api/newer-client.ts';
import { ConnectionLost, FilesMissing, problemOf, sayFailure, UnknownAnswer } from '#web/api/problem.ts';
import { pageWords, versionWords } from '#web/messages.ja.ts';
import { Empty } from '#web/ui/empty.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { OpenAnew } from '#web/ui/open-anew.tsx';

type FailureProps = {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** It stands for the whole page, and leads away from it. @default false */
  readonly isWhole?: boolean;
};

const Home = () => (
  <Button component={Link} to="/" variant="default">
    {pageWords.home}
  </Button>
);

/** By what, and about when, the service's log is searched for it. */
const Reference = ({ requestId }: { readonly requestId: string | undefined }) => {
  const [moment] = useState(() => formatInstant(new Date().toISOString()));
  return (
    <Text size="xs" c="dimmed" data-reference>
      お問い合わせ番号 {requestId ?? pageWords.noNumber}（{moment}）
    </Text>
  );
};

/** The page itself is at fault, or what it was made from: that may be mended in the client of now. */
const OutOfOrder = ({ error, onRetry, isWhole = false }: FailureProps) => {
  const problem = problemOf(error);
  const isConnection = error instanceof ConnectionLost;
  const isTold =
    problem !== undefined || isConnection || error instanceof FilesMissing || error instanceof UnknownAnswer;
  const isReplaced = useIsReplaced(problem === undefined && !isConnection);
  return (
    <Empty
      icon="alert"
      level={isWhole ? 1 : 2}
      title={pageWords.failedTitle}
      hint={isReplaced ? pageWords.replaced : isTold ? sayFailure(error) : pageWords.broken}
    >
      <Reference requestId={problem?.requestId ?? lastRequestId()} />
      {isReplaced ? <OpenAnew label={versionWords.load} /> : null}
      <Group mt="sm" justify="center">
        {onRetry === undefined || isReplaced ? null : (
          <Button onClick={onRetry}>{pageWords.loadAgain}</Button>
        )}
        {isWhole ? <Home /> : null}
      </Group>
    </Empty>
  );
};

/** What stands in the page when its data did not come: not there, not allowed, or out of order. */
export const Failure = (props: FailureProps) => {
  const status = problemOf(props.error)?.status;
  const level = props.isWhole === true ? 1 : 2;
  if (status === 404)
    return (
      <Empty icon="document" level={level} title={pageWords.notFoundTitle} hint={pageWords.notFound}>
        <Home />
      </Empty>
    );
  if (status === 403)
    return (
      <Empty icon="alert" level={level} title={pageWords.forbiddenTitle} hint={pageWords.forbidden}>
        <Home />
      </Empty>
    );
  return <OutOfOrder {...props} />;
};
