import type { KeyboardEvent } from 'react';

/** Enter alone, which nothing else has taken: not the one that ends the composing of a Japanese word. */
export const isPlainEnter = (event: KeyboardEvent): boolean => {
  const { key, nativeEvent } = event;
  const isComposing = nativeEvent.isComposing || nativeEvent.keyCode === 229;
  return key === 'Enter' && !isComposing && !event.isDefaultPrevented() && !event.ctrlKey && !event.metaKey;
};
