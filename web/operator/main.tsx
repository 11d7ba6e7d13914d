import '@mantine/core/styles.css';
import '#web/ui/stafee.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { OperatorConsole } from '#web/operator/operator-console.tsx';
import { pageWords } from '#web/messages.ja.ts';
import { showKeptTexts } from '#web/ui/kept-typing.ts';

showKeptTexts(document);

const root = document.querySelector('#root');
/** Where nothing of the console can be drawn any more. */
const sayPlainly = (place: Element): void => {
  const words = document.createElement('h1');
  words.className = 'sf-plain';
  words.textContent = pageWords.failedTitle;
  const again = document.createElement('button');
  again.textContent = pageWords.loadAgain;
  again.addEventListener('click', () => window.location.reload());
  words.append(document.createElement('br'), again);
  place.replaceChildren(words);
};

if (root !== null)
  createRoot(root, {
    onUncaughtError: (error) => {
      reportError(error);
      sayPlainly(root);
    },
  }).render(
    <StrictMode>
      <OperatorConsole />
    </StrictMode>,
  );
