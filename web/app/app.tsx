import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from '#web/app/query-client.ts';
import { router } from '#web/app/router.tsx';
import { readableColors, theme } from '#web/ui/theme.ts';

export const App = () => (
  <MantineProvider theme={theme} cssVariablesResolver={readableColors} forceColorScheme="light">
    <DatesProvider settings={{ locale: 'ja', firstDayOfWeek: 0, consistentWeeks: true }}>
      <QueryClientProvider client={queryClient}>
        <Notifications position="top-right" limit={6} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </DatesProvider>
  </MantineProvider>
);
