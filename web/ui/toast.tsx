import { Button, CloseButton, Group, Text } from '@mantine/core';
import { type RefObject, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { Icon } from '#web/ui/icons.tsx';
import { type ToastLine, toasts } from '#web/ui/toasts.ts';
import { toneColors } from '#web/ui/tone.ts';

/** What keeps its place at the lower edge, or asks something in a dialog. */
const inTheWay = '.sf-bar, .sf-dialog-end, [role="dialog"] :is(button, input, textarea, select, a[href])';
const gapPx = 16;
/** Bars come and go, and dialogs open, while it stands there. */
const lookAgainMs = 300;

const meet = (one: DOMRect, other: DOMRect): boolean =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

/** How far above the lower edge it lies over nothing that is needed: past each thing that it would meet. */
const heightOver = (box: HTMLElement): number => {
  const { left, width, height } = box.getBoundingClientRect();
  const rects = [...document.querySelectorAll(inTheWay)]
    .map((element) => element.getBoundingClientRect())
    .filter((rect) => rect.width > 0);
  const lay = (bottom: number): number => {
    const place = new DOMRect(left, window.innerHeight - bottom - height, width, height);
    const tops = rects.filter((rect) => meet(place, rect)).map(({ top }) => top);
    const next = window.innerHeight - Math.min(...tops) + 8;
    // Where the screen is full of them it stays in sight.
    return tops.length === 0 || next + height > window.innerHeight ? bottom : lay(next);
  };
  return lay(gapPx);
};

const usePlace = (box: RefObject<HTMLElement | null>, lines: readonly ToastLine[]): void =>
  useLayoutEffect(() => {
    if (box.current === null || lines.length === 0) return undefined;
    const { current } = box;
    const place = (): void => current.style.setProperty('bottom', `${heightOver(current)}px`);
    place();
    const timer = setInterval(place, lookAgainMs);
    return () => clearInterval(timer);
  }, [box, lines]);

const Line = ({ line }: { readonly line: ToastLine }) => {
  const tone = toneColors[line.kind === 'failed' ? 'bad' : line.kind === 'done' ? 'good' : 'quiet'];
  return (
    <Group gap={10} wrap="nowrap" px="sm" py={8} c={tone.text} bg={tone.back} className="sf-toast-line">
      <Icon name={line.kind === 'failed' ? 'alert' : line.kind === 'done' ? 'check' : 'info'} />
      <Text size="sm" style={{ flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {line.message}
      </Text>
      {line.kind === 'undo' ? (
        <Button
          size="compact-sm"
          variant="default"
          style={{ flexShrink: 0 }}
          onClick={() => {
            line.undo();
            toasts.close(line.id);
          }}
        >
          元に戻す
        </Button>
      ) : null}
      <CloseButton aria-label="閉じる" c={tone.text} onClick={() => toasts.close(line.id)} />
    </Group>
  );
};

/** The one toast, at the lower edge; what it says is heard when the screen reader has finished its sentence. */
export const Toast = () => {
  const lines = useSyncExternalStore(toasts.subscribe, toasts.lines);
  const box = useRef<HTMLOutputElement>(null);
  usePlace(box, lines);
  useEffect(() => {
    toasts.isHeld = () => box.current?.matches(':hover, :focus-within') ?? false;
  }, []);
  return (
    <output ref={box} className="sf-toast sf-no-print" data-empty={lines.length === 0}>
      {lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </output>
  );
};
