import { Box, Button, Group, MantineProvider, Text } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { logOut } from '#contract/operator/operators.ts';
import { useSend } from '#web/api/contract-client.ts';
import { ConnectionLost, isSignedOut, sayFailure } from '#web/api/problem.ts';
import { type Me, meKey, useOperator } from '#web/operator/operator-api.ts';
import { SignInPage } from '#web/operator/sign-in.page.tsx';
import { TenantsPage } from '#web/operator/tenants.page.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { readableColors, theme } from '#web/ui/theme.ts';
import { Waiting } from '#web/ui/waiting.tsx';

const queryClient: QueryClient = new QueryClient({
  // A session that ended under an open page: who is signed in is asked again, and the sign-in page comes.
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      if (isSignedOut(error) && queryKey[0] !== meKey[0]) void queryClient.resetQueries({ queryKey: meKey });
    },
  }),
  defaultOptions: {
    queries: { retry: (failures, error) => error instanceof ConnectionLost && failures < 2 },
    mutations: { retry: false, networkMode: 'always' },
  },
});

const Head = ({ me }: { readonly me: Me }) => {
  const leave = useSend(logOut);
  return (
    <Box component="header" bg="#3b2f63" c="white" px="lg" py="xs">
      <Group justify="space-between">
        <Text fw={600}>STAFee 運用コンソール</Text>
        <Group gap="md">
          <Text size="sm">
            {me.operator.name}（{me.operator.id}）
          </Text>
          <Button
            size="compact-sm"
            variant="white"
            color="dark"
            loading={leave.isPending}
            onClick={() => leave.mutate({}, { onSettled: () => void queryClient.resetQueries() })}
          >
            サインアウト
          </Button>
        </Group>
      </Group>
    </Box>
  );
};

const Gate = () => {
  const me = useOperator();
  if (me.data !== undefined)
    return (
      <>
        <Head me={me.data} />
        <TenantsPage />
      </>
    );
  if (isSignedOut(me.error)) return <SignInPage onSignedIn={() => void queryClient.resetQueries()} />;
  return (
    <Box component="main" p="lg" maw={640} mx="auto">
      {me.error === null ? <Waiting rows={2} /> : <Notice tone="bad">{sayFailure(me.error)}</Notice>}
    </Box>
  );
};

export const OperatorConsole = () => (
  <MantineProvider theme={theme} cssVariablesResolver={readableColors} forceColorScheme="light">
    <QueryClientProvider client={queryClient}>
      <Gate />
    </QueryClientProvider>
  </MantineProvider>
);
