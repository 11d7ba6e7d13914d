import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import { FilesMissing } from '#web/api/problem.ts';
import { Boundary } from '#web/ui/boundary.tsx';
import { Failure } from '#web/ui/failure.tsx';

/** Gives what is drawn. */
export type Load<Props> = () => Promise<ComponentType<Props>>;

/** A connection that stumbles is no failure yet: it is tried once more after so many ms. */
const pauseMs = 700;

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, pauseMs);
  });

const loaded = async <Props,>(load: Load<Props>): Promise<ComponentType<Props>> => {
  try {
    return await load();
  } catch {
    await pause();
    return load();
  }
};

/**
 * What is drawn from a file of its own, asked for when it is first drawn. A file that did not come is asked for anew by
 * whoever is drawn next; throws `FilesMissing` where it is drawn.
 */
export const fromOwnFile = <Props extends object>(load: Load<Props>) => {
  const ask = () =>
    lazy(async () => {
      try {
        return { default: await loaded(load) };
      } catch (cause) {
        current = undefined;
        throw new FilesMissing(cause);
      }
    });
  let current: ReturnType<typeof ask> | undefined;
  const take = () => (current ??= ask());
  return ({ waiting, props }: { readonly waiting?: ReactNode; readonly props: Props }) => {
    const [Drawn] = useState(take);
    return (
      <Suspense fallback={waiting}>
        <Drawn {...props} />
      </Suspense>
    );
  };
};

/** A part of a page from a file of its own: where it breaks, or does not come, the page goes on. */
export const partOnUse = <Props extends object>(load: Load<Props>, waiting?: ReactNode) => {
  const Part = fromOwnFile(load);
  return (props: Props) => (
    <Boundary renderBroken={(error, again) => <Failure error={error} onRetry={again} />}>
      <Part waiting={waiting} props={props} />
    </Boundary>
  );
};
