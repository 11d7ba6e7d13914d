import { useState } from 'react';

/** What is typed into a field whose words stand elsewhere, as in the address; where those change, the field follows. */
export const useTyped = (words: string) => {
  const [typed, type] = useState(words);
  const [seen, see] = useState(words);
  // What the field has sent itself and what did not arrive there yet: meanwhile somebody types on.
  const [sent, setSent] = useState<readonly string[]>([]);
  if (seen !== words) {
    const at = sent.lastIndexOf(words);
    see(words);
    setSent(at === -1 ? [] : sent.slice(at + 1));
    if (at === -1) type(words);
  }
  return {
    typed,
    type,
    /** Whether the words stand there, or are on their way. */
    isSent: typed === (sent.at(-1) ?? words),
    sending: (own: string): void => setSent([...sent, own]),
  };
};
