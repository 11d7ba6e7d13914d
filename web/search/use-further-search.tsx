import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useIsWide } from '#web/ui/use-is-wide.ts';

type Further = {
  /** What stands behind the button, as it names it: 「申請者・部門」. */
  readonly names: string;
  /** Whether one of them narrows the search already: then they stand open. */
  readonly isUsed: boolean;
};

/** On a phone the further conditions of a search are one tap away; there is room for all of them elsewhere. */
export const useFurtherSearch = ({ names, isUsed }: Further) => {
  const isWide = useIsWide();
  const [isOpen, { toggle }] = useDisclosure(isUsed);
  return {
    isShown: isWide || isOpen,
    button: isWide ? null : (
      <Button variant="subtle" size="sm" aria-expanded={isOpen} onClick={toggle}>
        {isOpen ? '条件を閉じる' : `${names}で絞り込む`}
      </Button>
    ),
  };
};
