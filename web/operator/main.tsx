import '@mantine/core/styles.css';
import '#web/ui/stafee.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { OperatorConsole } from '#web/operator/operator-console.tsx';
import { showKeptTexts } from '#web/ui/kept-typing.ts';

showKeptTexts(document);

const root = document.querySelector('#root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <OperatorConsole />
    </StrictMode>,
  );
