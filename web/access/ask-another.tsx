import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { AskAnotherDialog } from '#web/access/ask-another-dialog.tsx';
import type { Deed } from '#web/api/client.ts';
import { DeviceRefused } from '#web/api/problem.ts';
import { readableColors, theme } from '#web/ui/theme.ts';

/** Nothing was changed: another administrator was asked for it instead. No failure, but the page goes on as it was. */
class AskedOfAnother extends DeviceRefused {
  override readonly name = 'AskedOfAnother';
}

/**
 * Asks whether another administrator is to be asked for what needs two; false where he is not. Drawn beside the page, whose
 * deed waits for it as for any answer, so that no page knows of it.
 * @throws AskedOfAnother in place of the refusal, where he was asked
 */
export const askAnother = (deed: Deed, gains: string): Promise<false> =>
  new Promise((resolve, reject) => {
    const place = document.body.appendChild(document.createElement('div'));
    const root = createRoot(place);
    const answer = (isAsked: boolean): void => {
      root.unmount();
      place.remove();
      const told = 'ほかの管理者に承認を依頼しました。承認されると、変更が反映されます。';
      if (isAsked) reject(new AskedOfAnother(told));
      else resolve(false);
    };
    root.render(
      <MantineProvider theme={theme} cssVariablesResolver={readableColors} forceColorScheme="light">
        <QueryClientProvider client={new QueryClient()}>
          <AskAnotherDialog deed={deed} gains={gains} answer={answer} />
        </QueryClientProvider>
      </MantineProvider>,
    );
  });
