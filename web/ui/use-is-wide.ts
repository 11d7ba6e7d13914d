import { useMediaQuery } from '@mantine/hooks';

/** True on tablets, desktops and paper, false on phones: 48em is the theme's `sm`. */
export const useIsWide = (): boolean =>
  useMediaQuery('(min-width: 48em), print', true, { getInitialValueInEffect: false });
