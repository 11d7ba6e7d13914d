import { Text } from '@mantine/core';
import { type RouteForecast, sayDeserted, sayRoute } from '#web/claims/route-forecast.ts';
import { Notice } from '#web/ui/notice.tsx';

/** Who will be asked, while there is still time to say that somebody is missing. */
export const RouteForecastNotice = ({ forecast }: { readonly forecast: RouteForecast | undefined }) => {
  if (forecast === undefined) return null;
  const deserted = sayDeserted(forecast);
  return (
    <section aria-label="承認ルートの見込み">
      {deserted === undefined ? (
        <Text size="xs" c="dimmed">
          承認ルート（見込み）　{sayRoute(forecast)}
        </Text>
      ) : (
        <Notice tone="bad" title={deserted} isUrgent>
          {sayRoute(forecast)}
        </Notice>
      )}
    </section>
  );
};
