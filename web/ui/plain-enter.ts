import type { KeyboardEvent } from 'react';

/** The key belongs to a Japanese word that is being composed. */
export const isComposing = ({ nativeEvent }: KeyboardEvent): boolean =>
  nativeEvent.isComposing || nativeEvent.keyCode === 229;

/** Enter alone, which nothing else has taken: not the one that ends the composing of a Japanese word. */
export const isPlainEnter = (event: KeyboardEvent): boolean => {
  const { key, ctrlKey, metaKey } = event;
  return key === 'Enter' && !isComposing(event) && !event.isDefaultPrevented() && !ctrlKey && !metaKey;
};
