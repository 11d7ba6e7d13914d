import { Boundary } from '#web/ui/boundary.tsx';
import { BrokenDialog } from '#web/ui/dialog.tsx';
import { fromOwnFile, type Load } from '#web/ui/on-use.tsx';

type Openable = { readonly isOpen: boolean; readonly onClose: () => void };

/** A dialog from a file of its own, that is loaded when it is first opened. */
export const dialogOnUse = <Props extends Openable>(load: Load<Props>) => {
  const Opened = fromOwnFile(load);
  return (props: Props) => (
    <Boundary
      resetOn={props.isOpen}
      renderBroken={(error, again) => (
        <BrokenDialog error={error} isOpen={props.isOpen} onClose={props.onClose} onRetry={again} />
      )}
    >
      <Opened props={props} />
    </Boundary>
  );
};
