import { MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { ConnectionLost, isSignedOut } from '#web/api/problem.ts';
import { consoleRouter } from '#web/operator/console-router.tsx';
import { meKey } from '#web/operator/operator-api.ts';
import { readableColors, theme } from '#web/ui/theme.ts';
import { Toast } from '#web/ui/toast.tsx';

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

export const OperatorConsole = () => (
  <MantineProvider theme={theme} cssVariablesResolver={readableColors} forceColorScheme="light">
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={consoleRouter} />
      <Toast />
    </QueryClientProvider>
  </MantineProvider>
);
