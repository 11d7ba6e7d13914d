import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from '#web/app/query-client.ts';
import { router } from '#web/app/router.tsx';
import { keepPresses } from '#web/ui/kept-presses.ts';
import { showKeptTexts } from '#web/ui/kept-typing.ts';
import { Toast } from '#web/ui/toast.tsx';
import { watchTyping } from '#web/ui/typed-fields.ts';
import { readableColors, theme } from '#web/ui/theme.ts';

/** `onBroken` is called when even the frame cannot be drawn: by then nothing of it is there any more. */
export const drawApp = (root: Element, onBroken: (root: Element) => void): void => {
  showKeptTexts(document);
  watchTyping(document);
  keepPresses();
  createRoot(root, {
    onUncaughtError: (error) => {
      reportError(error);
      onBroken(root);
    },
  }).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={readableColors} forceColorScheme="light">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Toast />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
};
