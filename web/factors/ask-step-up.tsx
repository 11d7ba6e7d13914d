import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import type { ProofAsked } from '#web/api/client.ts';
import { StepUpDialog } from '#web/factors/step-up-dialog.view.tsx';
import { readableColors, theme } from '#web/ui/theme.ts';

let asked: Promise<boolean> | undefined;

/**
 * Drawn beside the page, which knows nothing of it: what was asked there waits as it waits for any answer. So the frame
 * carries none of it.
 */
const ask = (by: ProofAsked): Promise<boolean> =>
  new Promise((resolve) => {
    const place = document.body.appendChild(document.createElement('div'));
    const root = createRoot(place);
    const answer = (isProven: boolean): void => {
      root.unmount();
      place.remove();
      asked = undefined;
      resolve(isProven);
    };
    root.render(
      <MantineProvider theme={theme} cssVariablesResolver={readableColors} forceColorScheme="light">
        <QueryClientProvider client={new QueryClient()}>
          <StepUpDialog {...by} answer={answer} />
        </QueryClientProvider>
      </MantineProvider>,
    );
  });

/** 本人確認, one for all deeds that want it: true once the person proved that it is he, false where he would not. */
export const askStepUp = ({ asksCode = false, hasPasskey = false }: Partial<ProofAsked>): Promise<boolean> =>
  (asked ??= ask({ asksCode, hasPasskey }));
