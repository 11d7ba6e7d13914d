import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '#web/ui/stafee.css';
import { warm } from '#web/app/pages.ts';
import { pageWords } from '#web/messages.ja.ts';

/** Without the client's own files nothing can be drawn by it: one sentence, and a button that tries again. */
const sayUnreachable = (root: Element): void => {
  const words = document.createElement('p');
  words.textContent = pageWords.filesMissing;
  const again = document.createElement('button');
  again.textContent = pageWords.loadAgain;
  again.addEventListener('click', () => window.location.reload());
  root.replaceChildren(words, again);
};

const begin = async (root: Element): Promise<void> => {
  try {
    (await import('#web/app/app.tsx')).drawApp(root);
  } catch (error) {
    reportError(error);
    sayUnreachable(root);
  }
};

const root = document.querySelector('#root');
if (root !== null) void begin(root);
// The page's own file travels together with the frame's, not after it.
warm(window.location.pathname);
