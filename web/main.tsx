import '@mantine/core/styles.css';
import '#web/ui/stafee.css';
import '#web/ui/print.css';
import { warm } from '#web/app/pages.ts';
import { pageWords } from '#web/messages.ja.ts';

/** By the browser alone, where nothing of ours draws: one sentence, and a button that tries again. */
const sayPlainly = (words: string) => (root: Element) => {
  const place = document.createElement('main');
  place.className = 'sf-plain';
  const title = document.createElement('h1');
  title.textContent = pageWords.failedTitle;
  const says = document.createElement('p');
  says.textContent = words;
  const again = document.createElement('button');
  again.textContent = pageWords.loadAgain;
  again.addEventListener('click', () => window.location.reload());
  place.append(title, says, again);
  // React has emptied its own place, and does not draw there any more.
  root.replaceChildren(place);
};

const begin = async (root: Element): Promise<void> => {
  try {
    (await import('#web/app/app.tsx')).drawApp(root, sayPlainly(pageWords.broken));
  } catch (error) {
    reportError(error);
    sayPlainly(pageWords.filesMissing)(root);
  }
};

const root = document.querySelector('#root');
if (root !== null) void begin(root);
// The page's own file travels together with the frame's, not after it.
warm(window.location.pathname);
