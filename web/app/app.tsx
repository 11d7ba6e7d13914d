import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from '#web/app/query-client.ts';
import { router } from '#web/app/router.tsx';
import { showKeptTexts } from '#web/ui/kept-typing.ts';
import { watchTyping } from '#web/ui/typed-fields.ts';
import { readableColors, theme } from '#web/ui/theme.ts';

export const drawApp = (root: Element): void => {
  showKeptTexts(document);
  watchTyping(document);
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={readableColors} forceColorScheme="light">
        <QueryClientProvider client={queryClient}>
          <Notifications position="top-right" limit={6} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
};
